import { someOf, subjectOf } from '../subjects';
import { isUnserved } from '../analyzer/gatewayApi';
import { analyzed } from '../analyzer/objects';
import { Rule } from '../types';

const KINDS: ReadonlySet<string> = new Set([
  ...['Gateway', 'GatewayClass', 'HTTPRoute', 'ReferenceGrant'],
]);

/** A kind of the Gateway API without version v1beta1. `istioctl x precheck` says so, `istioctl analyze` does not. */
export const gatewayApiBetaUnserved: Rule = {
  code: 'gateway-api-beta-unserved',
  severity: 'error',
  istio: 'IST0156',
  *inCluster(cluster) {
    for (const crd of analyzed(cluster).details('crds')) {
      if (!isUnserved(crd, KINDS, 'v1beta1')) continue;
      yield {
        subject: subjectOf('CustomResourceDefinition', crd),
        message: `It serves ${
          someOf(crd.versions) || 'no version'
        }, and Istio asks for v1beta1 at least.`,
        nextStep: 'Install the CRDs of a current release of the Gateway API.',
      };
    }
  },
};
