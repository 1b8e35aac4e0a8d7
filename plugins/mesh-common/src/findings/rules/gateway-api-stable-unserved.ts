import { someOf, subjectOf } from '../subjects';
import { isUnserved } from '../analyzer/gatewayApi';
import { analyzed } from '../analyzer/objects';
import { Rule } from '../types';

const KINDS: ReadonlySet<string> = new Set([
  ...['Gateway', 'GatewayClass', 'HTTPRoute', 'GRPCRoute'],
]);

/** A kind of the Gateway API without version v1. `istioctl x precheck` says so, `istioctl analyze` does not. */
export const gatewayApiStableUnserved: Rule = {
  code: 'gateway-api-stable-unserved',
  severity: 'warning',
  istio: 'IST0172',
  *inCluster(cluster) {
    for (const crd of analyzed(cluster).details('crds')) {
      if (!isUnserved(crd, KINDS, 'v1')) continue;
      yield {
        subject: subjectOf('CustomResourceDefinition', crd),
        message: `It serves ${
          someOf(crd.versions) || 'no version'
        }, and a coming Istio will ask for v1.`,
        nextStep:
          'Install the CRDs of a current release of the Gateway API before the next upgrade.',
      };
    }
  },
};
