import type { InspectedCluster } from '../../world';
import { meshClusters, pairs } from '../../world/clusters';
import { Rule } from '../types';

/**
 * Between networks ambient talks to ambient and sidecars to sidecars; there is no path from one to the other (ztunnel
 * `src/proxy/outbound.rs`, Istio `pilot/pkg/xds/endpoints/ep_filters.go`; istio/istio#57878, #60716). True for Istio 1.31 and before.
 */
export const modesCannotTalk: Rule = {
  code: 'modes-cannot-talk',
  severity: 'warning',
  *inMesh(world) {
    for (const [a, b] of pairs(meshClusters(world))) {
      if (!a.ctx.network || !b.ctx.network || a.ctx.network === b.ctx.network)
        continue;
      for (const [here, there] of [
        [a, b],
        [b, a],
      ]) {
        for (const name of namespacesThatDiffer(here, there)) {
          yield {
            cluster: here.name,
            subject: { kind: 'Namespace', name },
            message: `Its pods are ambient here and sidecars in ${there.name}, on another network: they cannot reach each other.`,
            nextStep:
              'Move the namespace to one mode in all clusters; until then keep its calls inside each cluster.',
          };
        }
      }
    }
  },
};
function namespacesThatDiffer(
  ambient: InspectedCluster,
  sidecar: InspectedCluster,
): string[] {
  const has = (cluster: InspectedCluster, mode: string) =>
    new Set(
      cluster.pods
        .filter(pod => pod.mode.mode === mode)
        .map(({ pod }) => pod.namespace),
    );
  const there = has(sidecar, 'sidecar');
  return [...has(ambient, 'ambient')].filter(name => there.has(name)).sort();
}
