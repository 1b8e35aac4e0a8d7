import { withCanary } from './canary';
import { Dice } from './dice';
import { labels, Manifest } from './manifest';
import { apps, GLOBAL } from './names';
import { Place } from './place';
import { waypointLabels } from './waypointLabels';

/** Services, with and without workloads behind them. */
export function serviceManifests(place: Place): Manifest[] {
  const dice = place.dice.of('services');
  return dice
    .shuffled(apps)
    .slice(0, dice.between(1, 3))
    .map(app =>
      withCanary(
        dice.of(`${app} canary`),
        place,
        service(app, dice.of(app), place),
      ),
    );
}

function service(app: string, dice: Dice, place: Place): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: app,
      namespace: place.namespace,
      labels: labels({
        [GLOBAL]: dice.weighted([
          [15, 'true'],
          [3, 'false'],
          [82, undefined],
        ]),
        'istio.io/ingress-use-waypoint': dice.chance(6) ? 'true' : undefined,
        ...(dice.chance(45) && waypointLabels(dice, place)),
      }),
    },
    spec: spec(app, dice),
  };
}

function spec(app: string, dice: Dice): object {
  const type = dice.weighted([
    [80, 'ClusterIP'],
    [10, 'Headless'],
    [5, 'ExternalName'],
    [5, 'LoadBalancer'],
  ] as const);
  if (type === 'ExternalName') {
    return { type, externalName: 'elsewhere.example.com' };
  }
  return {
    ...(type === 'Headless' ? { clusterIP: 'None' } : { type }),
    selector: { app },
    ports: [
      {
        name: dice.pick(['http', 'tcp', 'grpc-api', 'unnamed']),
        port: 80,
        targetPort: dice.pick<number | string>([8080, 'http', 9090]),
      },
    ],
  };
}
