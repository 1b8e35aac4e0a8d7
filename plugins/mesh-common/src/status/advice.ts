import { adviseOn } from '../advice/advise';
import { namespacePlace } from '../advice/places';
import { ClusterFacts, ClusterView, noDetails } from '../facts';
import type { Advice } from '../inspect/report';
import { meshWorld } from '../world';

/** A cluster with the namespaces of an entity that may be shown. */
export interface ShownNamespaces {
  readonly view: ClusterView;
  readonly namespaces: readonly string[];
}

/** Pods and services of one namespace. @public */
export type FactsIn = (
  view: ClusterView,
  namespace: string,
) => Pick<ClusterFacts, 'pods' | 'services'>;

/**
 * Advice on the namespaces of an entity. Each is looked at with its copies in the clusters where they may be shown too, and
 * with nothing else: advice must not tell of what the viewer may not see.
 */
export function namespaceAdvice(
  shown: readonly ShownNamespaces[],
  factsIn: FactsIn = filtered,
): Advice[] {
  const names = [...new Set(shown.flatMap(each => each.namespaces))].sort();
  return names.flatMap(name => {
    const views = shown
      .filter(({ namespaces }) => namespaces.includes(name))
      .map(({ view }) => only(name, view, factsIn));
    const world = meshWorld(views);
    return world.clusters.flatMap(cluster => {
      const namespace = cluster.view.facts.namespaces.get(name);
      return namespace
        ? [limited(adviseOn(namespacePlace(namespace, cluster, world)))]
        : [];
    });
  });
}

const limited = (advice: Advice): Advice => ({
  ...advice,
  missing: [...advice.missing, 'Other namespaces were not looked at.'],
});

/** A cluster in which only one namespace has pods and services. */
function only(name: string, view: ClusterView, factsIn: FactsIn) {
  return {
    name: view.name,
    uid: view.uid,
    feeds: view.feeds,
    facts: { ...view.facts, ...factsIn(view, name) },
    details: noDetails(),
  };
}

function filtered({ facts }: ClusterView, namespace: string) {
  const of = <T extends { readonly namespace: string }>(
    all: ReadonlyMap<string, T>,
  ) => new Map([...all].filter(([, fact]) => fact.namespace === namespace));
  return { pods: of(facts.pods), services: of(facts.services) };
}
