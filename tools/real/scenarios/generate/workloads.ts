import { NodePool, placement } from '../cluster/nodes';
import { Play, PLAY } from '../cluster/standIns';
import { Dice } from './dice';
import { labels, Manifest } from './manifest';
import { apps, GHOST_REVISION, INJECT, MODE, REV, TAG, TUNNEL } from './names';
import { Place } from './place';
import { waypointLabels } from './waypointLabels';

/** What runs in a namespace: mostly Deployments, at times something that ends, or a pod that nothing keeps. */
export function workloadManifests(place: Place): Manifest[] {
  const dice = place.dice.of('workloads');
  const [...chosen] = dice.shuffled(apps);
  return chosen
    .slice(0, dice.between(1, 3))
    .map(app => workload(app, dice.of(app), place));
}

function workload(app: string, dice: Dice, place: Place): Manifest {
  const { namespace } = place;
  const template = podTemplate(app, dice, place);
  const selector = { matchLabels: { app } };
  const kind = dice.weighted([
    [78, 'Deployment'],
    [7, 'StatefulSet'],
    [7, 'Job'],
    [8, 'Pod'],
  ] as const);
  const metadata = { name: app, namespace };
  const replicas = dice.weighted([
    [60, 1],
    [32, 2],
    [8, 0],
  ]);
  switch (kind) {
    case 'Deployment':
      return {
        apiVersion: 'apps/v1',
        kind,
        metadata,
        spec: { replicas, selector, template },
      };
    case 'StatefulSet':
      return {
        apiVersion: 'apps/v1',
        kind,
        metadata,
        spec: {
          ...{ replicas, selector, template, serviceName: app },
          // Else the second pod waits for the first, which may never get ready.
          podManagementPolicy: 'Parallel',
        },
      };
    case 'Job':
      return {
        apiVersion: 'batch/v1',
        kind,
        metadata,
        spec: {
          template: {
            ...template,
            spec: { ...template.spec, restartPolicy: 'OnFailure' },
          },
        },
      };
    default:
      return {
        apiVersion: 'v1',
        kind,
        metadata: { ...metadata, ...template.metadata },
        spec: template.spec,
      };
  }
}

function podTemplate(app: string, dice: Dice, place: Place) {
  const pool = dice.weighted<NodePool>([
    [88, 'general'],
    [6, 'bare'],
    [6, 'half'],
  ]);
  return {
    metadata: {
      labels: { app, ...podLabels(dice.of('labels'), place) },
      annotations: podAnnotations(dice.of('annotations')),
    },
    spec: {
      ...(dice.chance(9) && { hostNetwork: true }),
      ...placement(pool),
      containers: [
        {
          name: 'server',
          image: 'example.org/server:1',
          ports: [{ name: 'http', containerPort: 8080 }],
        },
      ],
    },
  };
}

function podLabels(dice: Dice, place: Place) {
  return labels({
    version: dice.pick(['v1', 'v2']),
    [MODE]: dice.weighted([
      [8, 'ambient'],
      [8, 'none'],
      [2, 'nonsense'],
      [82, undefined],
    ]),
    [INJECT]: dice.weighted([
      [7, 'true'],
      [7, 'false'],
      [2, 'yes'],
      [84, undefined],
    ]),
    [REV]: dice.weighted([
      [3, 'default'],
      [3, TAG],
      [2, GHOST_REVISION],
      [92, undefined],
    ]),
    [TUNNEL]: dice.chance(4) ? 'http' : undefined,
    ...(dice.chance(18) && waypointLabels(dice, place)),
  });
}

function podAnnotations(dice: Dice) {
  return labels({
    [PLAY]: dice.weighted<Play | undefined>([
      [3, 'no-sandbox'],
      [4, 'no-image'],
      [93, undefined],
    ]),
    'ambient.istio.io/bypass-inbound-capture': dice.weighted([
      [4, 'true'],
      [1, 'false'],
      [1, 't'],
      [94, undefined],
    ]),
    'traffic.sidecar.istio.io/excludeInboundPorts': dice.chance(6)
      ? '9090'
      : undefined,
    // The label beats it.
    [INJECT]: dice.weighted([
      [3, 'true'],
      [3, 'false'],
      [94, undefined],
    ]),
  });
}
