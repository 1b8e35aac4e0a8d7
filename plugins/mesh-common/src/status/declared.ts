import type { EntityCluster } from '../contract';
import { ClusterView } from '../facts';
import { ClusterContext, declaredMode, DeclaredMode, readFacts } from '../mode';
import { AppPod } from './appPods';

/**
 * What the labels ask for, over all namespaces of the entity: a conflict in one is a conflict; then the first wish there
 * is. A pod's own label asks too.
 */
export function declaredOver(
  namespaces: readonly string[],
  pods: readonly AppPod[],
  view: ClusterView,
  ctx: ClusterContext,
): EntityCluster['declared'] {
  const facts = readFacts(view, 'namespaces');
  if (!facts) return 'unknown';
  const wishes = new Set<DeclaredMode>();
  for (const name of namespaces) {
    const fact = facts.get(name);
    if (fact) wishes.add(declaredMode(fact, ctx));
  }
  for (const wish of ['conflict', 'ambient', 'sidecar'] as const) {
    if (wishes.has(wish)) return wish;
  }
  return podWish(pods) ?? 'none';
}

function podWish(pods: readonly AppPod[]): DeclaredMode | null {
  for (const { pod } of pods) {
    if (pod.labels['istio.io/dataplane-mode'] === 'ambient') return 'ambient';
    if (pod.labels['sidecar.istio.io/inject'] === 'true') return 'sidecar';
  }
  return null;
}
