import { subjectOf } from '../subjects';
import {
  addressedWebhooks,
  hostOfUrl,
  isIpAddress,
} from '../analyzer/externalControlPlane';
import { Rule } from '../types';

/** A webhook of Istio calls an external control plane by IP address (Istio `pkg/config/analysis/analyzers/externalcontrolplane`). */
export const controlPlaneAddressIsIp: Rule = {
  code: 'control-plane-address-is-ip',
  severity: 'info',
  istio: 'IST0164',
  *inCluster(cluster) {
    for (const { config, name, url } of addressedWebhooks(cluster)) {
      if (!isIpAddress(hostOfUrl(url ?? '') ?? '')) continue;
      yield {
        subject: subjectOf(config.kind, config),
        message: `Its webhook ${name} reaches the control plane by the IP address in ${url}: a new load balancer is a new address, and pods are no longer injected.`,
        nextStep:
          'Give the ingress of the control plane a DNS name, and install with that name.',
      };
    }
  },
};
