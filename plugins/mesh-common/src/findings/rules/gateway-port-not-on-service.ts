import { subjectOf } from '../subjects';
import {
  portsWithoutService,
  selectedGateways,
} from '../analyzer/classicGateways';
import { areKnown } from '../analyzer/objects';
import { shownSelector } from '../analyzer/selectors';
import { Rule } from '../types';

/** A gateway listens on a port that no Service in front of it leads to (Istio `pkg/config/analysis/analyzers/gateway/gateway.go`). */
export const gatewayPortNotOnService: Rule = {
  code: 'gateway-port-not-on-service',
  severity: 'warning',
  istio: 'IST0162',
  *inCluster(cluster) {
    if (!areKnown(cluster, 'pods', 'services')) return;
    for (const selected of selectedGateways(cluster)) {
      if (!selected.pods.length) continue;
      const { gateway } = selected;
      for (const port of new Set(portsWithoutService(selected, cluster))) {
        yield {
          subject: subjectOf('Gateway', gateway),
          message: `It listens on port ${port} of the pods with ${shownSelector(
            gateway.selector,
          )}, and no Service in front of them leads to that port.`,
          nextStep: `Add port ${port} to the Service of the gateway, as target port too, or correct the port of the server.`,
        };
      }
    }
  },
};
