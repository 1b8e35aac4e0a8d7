import type { InspectedCluster } from '../world';

/** Revisions of every istiod of a cluster; empty: none is known. */
export function revisionsOf({ view }: InspectedCluster): Set<string> {
  const revisions = new Set<string>();
  for (const {
    labels,
    podLabels,
    istiodEnv,
  } of view.facts.deployments.values()) {
    if (labels.app !== 'istiod' || podLabels.app !== 'istiod') continue;
    revisions.add(labels['istio.io/rev'] || istiodEnv.REVISION || 'default');
  }
  return revisions;
}

/** Revision tags of a cluster. */
export function tagsOf({ view }: InspectedCluster): Set<string> {
  return new Set(
    [...view.facts.injectors.values()].flatMap(injector => injector.tag ?? []),
  );
}
