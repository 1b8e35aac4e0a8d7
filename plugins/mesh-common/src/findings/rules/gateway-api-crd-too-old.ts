import { subjectOf } from '../subjects';
import { neededVersion } from '../analyzer/gatewayApi';
import { analyzed } from '../analyzer/objects';
import { Rule } from '../types';

/**
 * A CRD of the Gateway API is older than istiod wants it: it does not watch that kind, without a word (Istio
 * `pkg/config/analysis/analyzers/k8sgateway/crdversion.go`).
 */
export const gatewayApiCrdTooOld: Rule = {
  code: 'gateway-api-crd-too-old',
  severity: 'error',
  istio: 'IST0176',
  *inCluster(cluster) {
    for (const crd of analyzed(cluster).details('crds')) {
      const needed = neededVersion(crd);
      if (!needed) continue;
      yield {
        subject: subjectOf('CustomResourceDefinition', crd),
        message: `It is of the Gateway API ${crd.bundleVersion}, and istiod reads ${crd.kind} from ${needed} on: objects of this kind do nothing.`,
        nextStep: `Install the CRDs of the Gateway API ${needed} or newer.`,
      };
    }
  },
};
