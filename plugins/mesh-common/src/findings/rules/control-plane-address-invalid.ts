import { subjectOf } from '../subjects';
import { addressedWebhooks, hostOfUrl } from '../analyzer/externalControlPlane';
import { Rule } from '../types';

/** A webhook of Istio has no usable address of its control plane (Istio `pkg/config/analysis/analyzers/externalcontrolplane`). */
export const controlPlaneAddressInvalid: Rule = {
  code: 'control-plane-address-invalid',
  severity: 'error',
  istio: 'IST0163',
  *inCluster(cluster) {
    for (const { config, name, url } of addressedWebhooks(cluster)) {
      if (url !== null && hostOfUrl(url) !== undefined) continue;
      yield {
        subject: subjectOf(config.kind, config),
        message: `Its webhook ${name} has ${
          url === null
            ? 'neither a URL nor a Service'
            : `a URL that cannot be read: ${url}`
        }, so the API server cannot ask the control plane.`,
        nextStep:
          'Set istiodRemote.injectionURL (or its host name) to where the control plane can be reached, and install again.',
      };
    }
  },
};
