import { factKey, PodFact, SidecarResourceFact } from '../../facts';
import type { InspectedCluster } from '../../world';
import { analyzed } from './objects';
import { selects } from './selectors';

/** Sidecar resources (the kind, not the container) and what they reach, in their own namespace. */
export interface SidecarResources {
  /** With labels to select by, each with the pods that it selects. */
  readonly selecting: readonly {
    readonly sidecar: SidecarResourceFact;
    readonly pods: readonly PodFact[];
  }[];
  /** Without, by namespace. */
  readonly namespaceWide: ReadonlyMap<string, readonly SidecarResourceFact[]>;
}

/** Istio `pkg/config/analysis/analyzers/sidecar/selector.go`: an empty selector is none. */
export function sidecarResources(cluster: InspectedCluster): SidecarResources {
  const { details, podsOf } = analyzed(cluster);
  const all = details('sidecars');
  const isSelecting = ({ selector }: SidecarResourceFact) =>
    Object.keys(selector ?? {}).length > 0;
  const namespaceWide = new Map<string, SidecarResourceFact[]>();
  for (const sidecar of all.filter(s => !isSelecting(s))) {
    const list = namespaceWide.get(sidecar.namespace);
    if (list) list.push(sidecar);
    else namespaceWide.set(sidecar.namespace, [sidecar]);
  }
  return {
    selecting: all.filter(isSelecting).map(sidecar => ({
      sidecar,
      pods: podsOf(sidecar.namespace).filter(pod =>
        selects(sidecar.selector, pod),
      ),
    })),
    namespaceWide,
  };
}

/** Several things that want one thing for themselves: pods, and the resources that select each. */
export function sharedPods<T extends { readonly name: string }>(
  selecting: readonly { readonly by: T; readonly pods: readonly PodFact[] }[],
): { readonly by: T; readonly others: string[]; readonly pod: PodFact }[] {
  const byPod = new Map<string, { pod: PodFact; all: T[] }>();
  for (const { by, pods } of selecting) {
    for (const pod of pods) {
      const entry = byPod.get(factKey(pod)) ?? { pod, all: [] };
      entry.all.push(by);
      byPod.set(factKey(pod), entry);
    }
  }
  // One pod is enough to tell; the first of each pair by name.
  const told = new Set<T>();
  return [...byPod.values()].flatMap(({ pod, all }) =>
    all.length < 2
      ? []
      : all
          .filter(by => !told.has(by) && told.add(by))
          .map(by => ({
            by,
            pod,
            others: all.filter(o => o !== by).map(o => o.name),
          })),
  );
}
