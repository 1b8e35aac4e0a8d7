import { subjectOf } from '../subjects';
import {
  gatewaysWithoutServers,
  selectedGateways,
} from '../analyzer/classicGateways';
import { areKnown } from '../analyzer/objects';
import { shownSelector } from '../analyzer/selectors';
import { Rule } from '../types';

/** A Gateway (of Istio's own API) selects no pod, so nothing listens (Istio `pkg/config/analysis/analyzers/gateway`). */
export const gatewaySelectsNoPod: Rule = {
  code: 'gateway-selects-no-pod',
  severity: 'error',
  istio: 'IST0101',
  *inCluster(cluster) {
    if (!areKnown(cluster, 'pods')) return;
    const withoutPods = selectedGateways(cluster)
      .filter(({ pods }) => !pods.length)
      .map(({ gateway }) => gateway);
    for (const gateway of new Set([
      ...withoutPods,
      ...gatewaysWithoutServers(cluster),
    ])) {
      yield {
        subject: subjectOf('Gateway', gateway),
        message: withoutPods.includes(gateway)
          ? `It selects ${shownSelector(
              gateway.selector,
            )}, and no pod carries these labels: nothing listens on its ports.`
          : 'It has no server: nothing listens.',
        nextStep:
          'Correct its selector, or install the ingress gateway that it is meant for.',
      };
    }
  },
};
