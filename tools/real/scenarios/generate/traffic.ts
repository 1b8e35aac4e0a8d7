import { Dice } from './dice';
import { Manifest } from './manifest';
import { apps, waypointNames } from './names';
import { Place } from './place';

type Maker = (dice: Dice, name: string, place: Place) => Manifest;

const NETWORKING = 'networking.istio.io/v1';

/** Rules for traffic, right ones and such that lead nowhere. */
export function trafficManifests(place: Place): Manifest[] {
  const dice = place.dice.of('traffic');
  return makers.flatMap(([percent, make], index) => {
    const own = dice.of(`${index}`);
    if (!own.chance(percent)) return [];
    return own.times(1, 2, n => make(own.of(`${n}`), `rule-${n}`, place));
  });
}

const makers: [percent: number, make: Maker][] = [
  [25, destinationRule],
  [20, virtualService],
  [25, httpRoute],
  [15, sidecar],
  [15, networkPolicy],
  [12, classicGateway],
  [10, requestAuthentication],
  [8, envoyFilter],
  [8, telemetry],
];

/** A host of the namespace: there, or not; short, or in full. */
function host(dice: Dice, place: Place): string {
  const app = dice.weighted([
    [80, dice.pick<string>(apps)],
    [20, 'ghost'],
  ]);
  return dice.chance(50) ? app : `${app}.${place.namespace}.svc.cluster.local`;
}

function destinationRule(dice: Dice, name: string, place: Place): Manifest {
  const mode = dice.pick(['DISABLE', 'SIMPLE', 'ISTIO_MUTUAL']);
  return {
    apiVersion: NETWORKING,
    kind: 'DestinationRule',
    metadata: { name, namespace: place.namespace },
    spec: {
      host: host(dice, place),
      ...(dice.chance(60) && { trafficPolicy: { tls: { mode } } }),
      ...(dice.chance(50) && {
        subsets: [
          { name: 'v1', labels: { version: 'v1' } },
          { name: 'v9', labels: { version: 'v9' } },
        ],
      }),
    },
  };
}

function virtualService(dice: Dice, name: string, place: Place): Manifest {
  const destination = host(dice, place);
  return {
    apiVersion: NETWORKING,
    kind: 'VirtualService',
    metadata: { name, namespace: place.namespace },
    spec: {
      hosts: [host(dice, place)],
      ...(dice.chance(40) && {
        gateways: [dice.pick(['mesh', 'edge', 'ghost'])],
      }),
      http: [
        ...(dice.chance(30)
          ? [{ route: [{ destination: { host: destination } }] }]
          : []),
        {
          ...(dice.chance(50) && { match: [{ uri: { prefix: '/' } }] }),
          route: [
            {
              destination: {
                host: destination,
                ...(dice.chance(40) && {
                  subset: dice.pick(['v1', 'v9', 'no-such']),
                }),
                ...(dice.chance(30) && {
                  port: { number: dice.pick([80, 81]) },
                }),
              },
            },
          ],
        },
      ],
    },
  };
}

function httpRoute(dice: Dice, name: string, place: Place): Manifest {
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

function sidecar(dice: Dice, name: string, place: Place): Manifest {
  return {
    apiVersion: NETWORKING,
    kind: 'Sidecar',
    metadata: { name, namespace: place.namespace },
    spec: {
      ...(dice.chance(50) && {
        workloadSelector: {
          labels: { app: dice.pick([...apps, 'ghost']) },
        },
      }),
      egress: [{ hosts: ['./*', 'istio-system/*'] }],
    },
  };
}

function networkPolicy(dice: Dice, name: string, place: Place): Manifest {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace: place.namespace },
    spec: {
      podSelector: dice.chance(50)
        ? {}
        : { matchLabels: { app: dice.pick(apps) } },
      policyTypes: ['Ingress'],
      ingress: dice.pick<object[]>([
        [],
        [{}],
        [{ ports: [{ port: 8080, protocol: 'TCP' }] }],
        [{ ports: [{ port: 8080 }, { port: 15008, protocol: 'TCP' }] }],
      ]),
    },
  };
}

function classicGateway(dice: Dice, name: string, place: Place): Manifest {
  return {
    apiVersion: NETWORKING,
    kind: 'Gateway',
    metadata: {
      name: dice.chance(50) ? 'edge' : name,
      namespace: place.namespace,
    },
    spec: {
      selector: { app: dice.pick([...apps, 'ghost']) },
      servers: [
        {
          port: {
            number: dice.pick([80, 8080, 8443]),
            name: 'http',
            protocol: 'HTTP',
          },
          hosts: [`${place.namespace}.example.com`],
        },
      ],
    },
  };
}

function requestAuthentication(
  dice: Dice,
  name: string,
  place: Place,
): Manifest {
  return {
    apiVersion: 'security.istio.io/v1',
    kind: 'RequestAuthentication',
    metadata: { name, namespace: place.namespace },
    spec: {
      ...(dice.chance(50)
        ? { selector: { matchLabels: { app: dice.pick(apps) } } }
        : {
            targetRefs: [
              {
                group: 'gateway.networking.k8s.io',
                kind: 'Gateway',
                name: dice.pick(waypointNames),
              },
            ],
          }),
      // A key that is there already: istiod would fetch one from a URL.
      jwtRules: [{ issuer: 'scenarios', jwks: '{"keys":[]}' }],
    },
  };
}

function envoyFilter(dice: Dice, name: string, place: Place): Manifest {
  const operation = dice.pick(['INSERT_BEFORE', 'INSERT_FIRST', 'REPLACE']);
  return {
    apiVersion: 'networking.istio.io/v1alpha3',
    kind: 'EnvoyFilter',
    metadata: { name, namespace: place.namespace },
    spec: {
      ...(dice.chance(50) && {
        workloadSelector: { labels: { app: dice.pick([...apps, 'ghost']) } },
      }),
      configPatches: [
        {
          applyTo: 'HTTP_FILTER',
          match: { context: 'SIDECAR_INBOUND' },
          patch: {
            operation,
            value: {
              name: 'envoy.filters.http.lua',
              typed_config: {
                '@type':
                  'type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lua',
              },
            },
          },
        },
      ],
    },
  };
}

function telemetry(dice: Dice, name: string, place: Place): Manifest {
  return {
    apiVersion: 'telemetry.istio.io/v1',
    kind: 'Telemetry',
    metadata: { name, namespace: place.namespace },
    spec: {
      ...(dice.chance(50) && {
        selector: { matchLabels: { app: dice.pick([...apps, 'ghost']) } },
      }),
      accessLogging: [{ providers: [{ name: dice.pick(['envoy', 'ghost']) }] }],
    },
  };
}
