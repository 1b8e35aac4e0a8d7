import { Dice } from './dice';
import { Manifest } from './manifest';
import {
  CANARY,
  CANARY_NAMESPACE,
  CANARY_WEIGHT,
  USE_WAYPOINT,
  waypointNames,
} from './names';
import { Place } from './place';

const GHOST = { namespace: 'nowhere', name: 'ghost' };

/** At times a second waypoint beside the first, now and then one that cannot be had. */
export function withCanary(
  dice: Dice,
  place: Place,
  object: Manifest,
): Manifest {
  const { labels, annotations } = object.metadata;
  if (!dice.chance(labels?.[USE_WAYPOINT] ? 45 : 8)) return object;
  const others = place.waypoints.filter(
    w => w.namespace !== place.namespace || w.name !== labels?.[USE_WAYPOINT],
  );
  const other = dice.pick(others.length ? others : [GHOST]);
  const isForeign = other.namespace !== place.namespace;
  const name = dice.weighted([
    [75, other.name],
    [10, dice.pick(waypointNames)],
    [5, 'ghost'],
    [5, 'none'],
    [5, ''],
  ]);
  const weight = dice.weighted([
    [15, undefined],
    [60, `${dice.between(0, 100)}`],
    [5, '+7'],
    [5, '007'],
    [5, '101'],
    [5, '-1'],
    [5, '12.5'],
  ]);
  return {
    ...object,
    metadata: {
      ...object.metadata,
      labels: {
        ...labels,
        [CANARY]: name,
        ...(isForeign && { [CANARY_NAMESPACE]: other.namespace }),
      },
      ...(weight !== undefined && {
        annotations: { ...annotations, [CANARY_WEIGHT]: weight },
      }),
    },
  };
}
