import { Dice } from '../dice';
import { Manifest } from '../manifest';
import { apps, waypointNames } from '../names';
import { Place } from '../place';

/** Bound to a Service or to a waypoint, which may not be there. */
export function httpRoute(dice: Dice, name: string, place: Place): Manifest {
  const parent = dice.weighted<object>([
    [
      60,
      {
        group: '',
        kind: 'Service',
        name: dice.pick([...apps, 'ghost']),
        port: 80,
      },
    ],
    [
      40,
      {
        group: 'gateway.networking.k8s.io',
        kind: 'Gateway',
        name: dice.pick([...waypointNames, 'ghost']),
      },
    ],
  ]);
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name, namespace: place.namespace },
    spec: {
      parentRefs: [parent],
      rules: [
        { backendRefs: [{ name: dice.pick([...apps, 'ghost']), port: 80 }] },
      ],
    },
  };
}
