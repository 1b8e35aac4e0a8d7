import { USE_WAYPOINT, USE_WAYPOINT_NAMESPACE, waypointNames } from './names';
import { Dice } from './dice';
import { Place } from './place';

/**
 * Labels with which an object asks for a waypoint: mostly one that is there, at times a ghost, one of another namespace with
 * or without saying so, or none.
 */
export function waypointLabels(
  dice: Dice,
  place: Place,
): Record<string, string> {
  const own = place.waypoints.filter(w => w.namespace === place.namespace);
  const foreign = place.waypoints.filter(w => w.namespace !== place.namespace);
  const choice = dice.weighted([
    [own.length ? 50 : 10, 'own'],
    [foreign.length ? 25 : 0, 'foreign'],
    [8, 'foreign-unnamed'],
    [8, 'ghost'],
    [10, 'none'],
    [4, 'own-named'],
    [2, 'empty'],
  ] as const);
  const of = (name: string, namespace?: string) => ({
    [USE_WAYPOINT]: name,
    ...(namespace !== undefined && { [USE_WAYPOINT_NAMESPACE]: namespace }),
  });
  switch (choice) {
    case 'own':
      return of(own.length ? dice.pick(own).name : dice.pick(waypointNames));
    case 'own-named':
      return of(dice.pick(waypointNames), place.namespace);
    case 'foreign': {
      const { name, namespace } = dice.pick(foreign);
      return of(name, namespace);
    }
    case 'foreign-unnamed':
      return of(foreign.length ? dice.pick(foreign).name : 'elsewhere');
    case 'ghost':
      return of('ghost', dice.chance(30) ? 'nowhere' : undefined);
    case 'empty':
      return of('');
    default:
      return of('none');
  }
}
