import { clusterChoice } from '../clusterChoice';
import type { ClusterOption } from '../ClusterChoices';
import type { NamespacePlaces } from '../namespaces';

/** The clusters in which a namespace runs, and whether it can join the mesh there. */
export function enrolOptions(
  places: NamespacePlaces['places'],
): ClusterOption[] {
  return places.map(({ cluster, namespace }) => {
    const label = `${cluster.name}, ${
      namespace.pods === 1 ? '1 pod' : `${namespace.pods} pods`
    }`;
    const already = namespace.declared === 'ambient';
    return {
      name: cluster.name,
      label,
      ...(already
        ? {
            disabled: true,
            note: `Asks for ambient in ${cluster.name} already.`,
          }
        : clusterChoice(cluster)),
    };
  });
}
