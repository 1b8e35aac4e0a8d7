import { Dice } from './dice';
import { labels, Manifest } from './manifest';
import { apps, GHOST_REVISION, REV, waypointNames } from './names';
import { Place } from './place';

/** For ztunnel, for a waypoint, or for nobody; of layer 4 and of layer 7. */
export function authorizationPolicies(place: Place): Manifest[] {
  const dice = place.dice.of('authorization');
  return dice.times(0, 2, index =>
    authorizationPolicy(dice.of(`${index}`), place.namespace, `authz-${index}`),
  );
}

export function authorizationPolicy(
  dice: Dice,
  namespace: string,
  name: string,
): Manifest {
  const action = dice.weighted([
    [50, 'ALLOW'],
    [38, 'DENY'],
    [6, 'AUDIT'],
    [6, 'CUSTOM'],
  ]);
  return {
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: {
      name,
      namespace,
      labels: labels({
        [REV]: dice.weighted([
          [92, undefined],
          [4, 'default'],
          [4, GHOST_REVISION],
        ]),
      }),
    },
    spec: {
      action,
      ...(action === 'CUSTOM' && { provider: { name: 'ext' } }),
      ...attachment(dice.of('attachment')),
      rules:
        action === 'CUSTOM'
          ? [{ to: [{ operation: { paths: ['/admin*'] } }] }]
          : dice.times(1, 2, index => rule(dice.of(`rule ${index}`))),
    },
  };
}

function attachment(dice: Dice): object {
  const how = dice.weighted([
    [40, 'selector'],
    [20, 'namespace'],
    [15, 'service'],
    [15, 'gateway'],
    [5, 'both'],
    [5, 'class'],
  ] as const);
  const service = (name: string) => ({ group: '', kind: 'Service', name });
  const gateway = {
    group: 'gateway.networking.k8s.io',
    kind: 'Gateway',
    name: dice.weighted([
      [80, dice.pick(waypointNames)],
      [20, 'ghost'],
    ]),
  };
  const name = dice.weighted([
    [80, dice.pick<string>(apps)],
    [20, 'ghost'],
  ]);
  switch (how) {
    case 'selector':
      return { selector: { matchLabels: { app: dice.pick(apps) } } };
    case 'service':
      return { targetRefs: [service(name)] };
    case 'gateway':
      return { targetRefs: [gateway] };
    case 'both':
      return { targetRefs: [gateway, service(name)] };
    case 'class':
      return {
        targetRefs: [
          {
            group: 'gateway.networking.k8s.io',
            kind: 'GatewayClass',
            name: 'istio-waypoint',
          },
        ],
      };
    default:
      return {};
  }
}

function rule(dice: Dice): object {
  const l7 = dice.chance(45);
  return {
    ...(dice.chance(60) && {
      from: [
        {
          source: dice.pick<object>([
            { namespaces: ['elsewhere'] },
            { principals: ['cluster.local/ns/elsewhere/sa/default'] },
            { ipBlocks: ['192.0.2.0/24'] },
            ...(l7 ? [{ requestPrincipals: ['*'] }] : []),
          ]),
        },
      ],
    }),
    to: [
      {
        operation: l7
          ? dice.pick<object>([
              { methods: ['GET'] },
              { paths: ['/admin*'], ports: ['8080'] },
              { hosts: ['example.org'] },
            ])
          : { ports: ['8080'] },
      },
    ],
    ...(dice.chance(15) && {
      when: [
        dice.pick([
          { key: 'source.namespace', values: ['elsewhere'] },
          { key: 'request.headers[x-team]', values: ['red'] },
        ]),
      ],
    }),
  };
}
