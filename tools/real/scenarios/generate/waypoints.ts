import { Play, PLAY } from '../cluster/standIns';
import { Dice } from './dice';
import { labels, Manifest } from './manifest';
import {
  GHOST_REVISION,
  GLOBAL,
  REV,
  TAG,
  USE_WAYPOINT,
  WAYPOINT_FOR,
  waypointNames,
} from './names';
import { Place } from './place';

/** The Gateways of a namespace: none in half of the cases, else one or two. */
export function waypointNamesOf(dice: Dice): string[] {
  return dice
    .shuffled(waypointNames)
    .slice(0, dice.weighted([[45, 0] as const, [40, 1], [15, 2]]));
}

export function waypointManifest(name: string, place: Place): Manifest {
  const dice = place.dice.of(`waypoint ${name}`);
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: {
      name,
      namespace: place.namespace,
      labels: gatewayLabels(dice.of('labels')),
      annotations: gatewayAnnotations(dice.of('annotations')),
    },
    spec: {
      gatewayClassName: dice.weighted([
        [88, 'istio-waypoint'],
        [8, 'istio'],
        [4, 'unknown-class'],
      ]),
      listeners: listeners(dice.of('listeners')),
    },
  };
}

function gatewayLabels(dice: Dice) {
  return labels({
    [WAYPOINT_FOR]: dice.weighted([
      [50, undefined],
      [14, 'service'],
      [14, 'workload'],
      [14, 'all'],
      [5, 'none'],
      [3, 'nonsense'],
    ]),
    [REV]: dice.weighted([
      [85, undefined],
      [5, 'default'],
      [5, TAG],
      [5, GHOST_REVISION],
    ]),
    [GLOBAL]: dice.chance(10) ? 'true' : undefined,
    // Goes on to its Service, which may not have a waypoint all the same.
    [USE_WAYPOINT]: dice.chance(4) ? 'waypoint' : undefined,
  });
}

function gatewayAnnotations(dice: Dice) {
  return labels({
    [PLAY]: dice.weighted<Play | undefined>([
      [84, undefined],
      [8, 'no-sandbox'],
      [8, 'no-image'],
    ]),
    'ambient.istio.io/waypoint-inbound-binding': dice.weighted([
      [95, undefined],
      [2, 'PROXY'],
      [2, 'PROXY/15088'],
      [1, 'NONE'],
    ]),
  });
}

function listeners(dice: Dice): object[] {
  const shape = dice.weighted([
    [84, 'mesh'],
    [5, 'wrong-port'],
    [5, 'wrong-protocol'],
    [6, 'two'],
  ] as const);
  const mesh = {
    name: 'mesh',
    port: 15008,
    protocol: 'HBONE',
    ...allowedRoutes(dice),
  };
  const http = { name: 'http', port: 8080, protocol: 'HTTP' };
  switch (shape) {
    case 'wrong-port':
      return [{ ...mesh, port: 15009 }];
    case 'wrong-protocol':
      return [{ ...mesh, port: 15008, protocol: 'HTTP' }];
    case 'two':
      return dice.shuffled([mesh, { ...http, ...allowedRoutes(dice) }]);
    default:
      return [mesh];
  }
}

function allowedRoutes(dice: Dice): object {
  const from = dice.weighted([
    [45, undefined],
    [10, 'Same'],
    [22, 'All'],
    [18, 'Selector'],
  ]);
  if (!from) return {};
  const selector = dice.weighted<object | undefined>([
    [45, { matchLabels: { team: 'red' } }],
    [
      35,
      {
        matchExpressions: [{ key: 'team', operator: 'NotIn', values: ['red'] }],
      },
    ],
    [10, {}],
    [10, undefined],
  ]);
  return {
    allowedRoutes: {
      namespaces: { from, ...(from === 'Selector' && { selector }) },
    },
  };
}
