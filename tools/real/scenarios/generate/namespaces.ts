import { withCanary } from './canary';
import { Dice } from './dice';
import { labels, Manifest } from './manifest';
import { GHOST_REVISION, INJECTION, MODE, REV, TAG } from './names';
import { Place } from './place';
import { waypointLabels } from './waypointLabels';

/** A namespace in or out of the mesh, at times with labels that contradict each other. */
export function namespaceManifest(place: Place): Manifest {
  const dice = place.dice.of('namespace');
  return withCanary(dice.of('canary'), place, {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: place.namespace,
      labels: namespaceLabels(dice, place),
    },
  });
}

export function namespaceLabels(
  dice: Dice,
  place: Place,
): Record<string, string> | undefined {
  return labels({
    team: dice.pick(['red', 'blue']),
    [MODE]: dice.weighted([
      [58, 'ambient'],
      [6, 'none'],
      [36, undefined],
    ]),
    [INJECTION]: dice.weighted([
      [28, 'enabled'],
      [6, 'disabled'],
      [66, undefined],
    ]),
    [REV]: dice.weighted([
      [5, 'default'],
      [5, TAG],
      [4, GHOST_REVISION],
      [86, undefined],
    ]),
    ...(dice.chance(45) && waypointLabels(dice, place)),
  });
}
