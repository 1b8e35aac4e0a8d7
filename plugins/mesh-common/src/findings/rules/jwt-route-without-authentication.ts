import { someOf, subjectOf } from '../subjects';
import { factKey, PodFact, VirtualServiceFact } from '../../facts';
import type { InspectedCluster } from '../../world';
import { analyzed } from '../analyzer/objects';
import { selects } from '../analyzer/selectors';
import { gatewayKey, MESH } from '../analyzer/virtualServices';
import { Rule } from '../types';

/** Analyzers take this namespace for the root namespace, whatever the mesh config says. */
const ROOT = 'istio-system';

/**
 * A VirtualService routes by a claim of a token that nobody checks at its gateway, so the claim is never there (Istio
 * `pkg/config/analysis/analyzers/virtualservice/jwtclaimroute.go`).
 */
export const jwtRouteWithoutAuthentication: Rule = {
  code: 'jwt-route-without-authentication',
  severity: 'error',
  istio: 'IST0149',
  *inCluster(cluster) {
    for (const vs of analyzed(cluster).details('virtualservices')) {
      const claim = routedClaim(vs);
      if (claim === undefined) continue;
      const pods = gatewayPods(vs, cluster).filter(
        pod => !isAuthenticated(pod, cluster),
      );
      if (!pods.length) continue;
      yield {
        subject: subjectOf('VirtualService', vs),
        message: `It routes by the claim ${claim}, and no RequestAuthentication holds for the gateway pods ${someOf(
          pods.map(pod => pod.name),
        )}: the claim is never there and the route never matches.`,
        nextStep:
          'Create a RequestAuthentication that selects the pods of the gateway.',
      };
    }
  },
};

/** A header that stands for a claim: `@request.auth.claims.name` or `@request.auth.claims[name]`. */
const CLAIM = /^@request\.auth\.claims(?:\..+|\[.+\])$/is;

function routedClaim(vs: VirtualServiceFact): string | undefined {
  return vs.http
    .flatMap(rule => rule.matches)
    .flatMap(({ headers, withoutHeaders }) => [
      ...Object.keys(headers),
      ...Object.keys(withoutHeaders),
    ])
    .find(header => CLAIM.test(header));
}

function gatewayPods(
  vs: VirtualServiceFact,
  cluster: InspectedCluster,
): PodFact[] {
  const { details, podIndex } = analyzed(cluster);
  const named = new Set(
    vs.gateways.filter(n => n !== MESH).map(n => gatewayKey(n, vs)),
  );
  const gateways = details('classicgateways').filter(gateway =>
    named.has(factKey(gateway)),
  );
  return [
    ...new Set(gateways.flatMap(({ selector }) => podIndex().select(selector))),
  ];
}

function isAuthenticated(pod: PodFact, cluster: InspectedCluster): boolean {
  return analyzed(cluster)
    .details('requestauthentications')
    .filter(
      ({ namespace }) => namespace === ROOT || namespace === pod.namespace,
    )
    .some(({ selector }) => selects(selector, pod));
}
