import { withCanary } from './canary';
import { Dice } from './dice';
import { labels, Manifest } from './manifest';
import { apps, TUNNEL } from './names';
import { Place } from './place';
import { waypointLabels } from './waypointLabels';

const NETWORKING = 'networking.istio.io/v1';

/** What lies outside of the cluster: virtual machines and other people's hosts. */
export function machineManifests(place: Place): Manifest[] {
  const dice = place.dice.of('machines');
  return [
    ...dice.times(0, dice.chance(35) ? 2 : 0, i =>
      withCanary(
        dice.of(`canary ${i}`),
        place,
        serviceEntry(dice.of(`entry ${i}`), `entry-${i}`, place),
      ),
    ),
    ...dice.times(0, dice.chance(35) ? 2 : 0, i =>
      workloadEntry(dice.of(`machine ${i}`), `vm-${i}`, place),
    ),
  ];
}

function serviceEntry(dice: Dice, name: string, place: Place): Manifest {
  // Hosts of other scenarios must not meet these.
  const host = `${name}.${place.namespace}.example.com`;
  const resolution = dice.weighted([
    [45, 'DNS'],
    [25, 'STATIC'],
    [20, 'NONE'],
    [10, 'DYNAMIC_DNS'],
  ]);
  const isDynamic = resolution === 'DYNAMIC_DNS';
  const isWild = isDynamic || (resolution === 'NONE' && dice.chance(40));
  const protocol = dice.pick(['HTTP', 'TLS', isDynamic ? 'GRPC' : 'TCP']);
  const hasTwo = !isWild && protocol !== 'TCP' && dice.chance(20);
  return {
    apiVersion: NETWORKING,
    kind: 'ServiceEntry',
    metadata: {
      name,
      namespace: place.namespace,
      labels: labels({ ...(dice.chance(60) && waypointLabels(dice, place)) }),
    },
    spec: {
      hosts: [
        isWild ? `*.${host}` : host,
        ...(hasTwo ? [`second.${host}`] : []),
      ],
      location: isDynamic
        ? 'MESH_EXTERNAL'
        : dice.pick(['MESH_EXTERNAL', 'MESH_INTERNAL']),
      resolution,
      ports: [
        {
          number: dice.pick([80, 443]),
          name: 'http',
          protocol,
        },
      ],
      ...(resolution === 'STATIC' && behind(dice)),
    },
  };
}

function behind(dice: Dice): object {
  return dice.chance(50)
    ? { endpoints: [{ address: '192.0.2.7', labels: { app: 'outside' } }] }
    : { workloadSelector: { labels: { app: dice.pick(apps) } } };
}

function workloadEntry(dice: Dice, name: string, place: Place): Manifest {
  const own = {
    app: dice.pick(apps),
    [TUNNEL]: dice.chance(25) ? 'http' : undefined,
    ...(dice.chance(50) && waypointLabels(dice, place)),
  };
  const inSpec = dice.chance(30);
  return {
    apiVersion: NETWORKING,
    kind: 'WorkloadEntry',
    metadata: {
      name,
      namespace: place.namespace,
      labels: inSpec ? undefined : labels(own),
    },
    spec: {
      address: `192.0.2.${dice.between(10, 250)}`,
      serviceAccount: 'default',
      ...(inSpec && { labels: labels(own) }),
    },
  };
}
