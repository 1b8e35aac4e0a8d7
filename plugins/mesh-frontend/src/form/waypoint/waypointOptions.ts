import type { ClusterOption } from '../ClusterChoices';
import { clusterChoice } from '../clusterChoice';
import type { NamespacePlaces } from '../namespaces';

/** The clusters in which a namespace can get a waypoint: those where it asks for ambient. */
export function waypointOptions(
  places: NamespacePlaces['places'],
): ClusterOption[] {
  return places.map(({ cluster, namespace }) => {
    const { waypoints, declared } = namespace;
    const choice = clusterChoice(cluster);
    const outside = declared !== 'ambient' && !choice.disabled;
    const there = waypoints.length
      ? `Has ${waypoints.join(', ')} already.`
      : null;
    return {
      name: cluster.name,
      label: cluster.name,
      disabled: choice.disabled || outside,
      note: outside
        ? `Not in ambient in ${cluster.name}: only ambient callers use a waypoint.`
        : choice.note ?? there,
    };
  });
}
