import { GatewayClasses, type GatewayClass, type Writer } from '../client';
import { withConditions } from '../conditions';
import type { Run } from '../standIn';
import type { IstiodOptions } from './options';

export interface ClassInfo {
  name: string;
  controller: string;
  description: string;
  /** `gateway.istio.io/managed` on what is deployed for a Gateway of the class; absent: nothing is. */
  managed?: string;
  serviceType?: 'ClusterIP' | 'LoadBalancer';
}

export const WAYPOINT_CLASS = 'istio-waypoint';
export const EAST_WEST_CLASS = 'istio-east-west';

const WAYPOINT: ClassInfo = {
  name: WAYPOINT_CLASS,
  controller: 'istio.io/mesh-controller',
  description: 'The default Istio waypoint GatewayClass',
  managed: 'istio.io-mesh-controller',
  serviceType: 'ClusterIP',
};
const EAST_WEST: ClassInfo = {
  name: EAST_WEST_CLASS,
  controller: 'istio.io/eastwest-controller',
  description: 'The default GatewayClass for Istio East West Gateways',
  managed: 'istio.io-eastwest-controller',
  serviceType: 'LoadBalancer',
};
/** Listed, but Gateways of these two are left alone: nothing in the story needs them. */
const OTHERS: ClassInfo[] = [
  {
    name: 'istio',
    controller: 'istio.io/gateway-controller',
    description: 'The default Istio GatewayClass',
  },
  {
    name: 'istio-remote',
    controller: 'istio.io/unmanaged-gateway',
    description:
      'Remote to this cluster. Does not deploy or affect configuration.',
  },
];

/** The classes that an istiod with these features makes. */
export function classesOf(
  options: Pick<IstiodOptions, 'ambient' | 'multiNetwork'>,
): ClassInfo[] {
  return [
    ...OTHERS,
    ...(options.ambient ? [WAYPOINT] : []),
    ...(options.ambient && options.multiNetwork ? [EAST_WEST] : []),
  ];
}

/** Makes the class objects where they are missing and accepts them. An existing one is never overwritten. */
export function keepGatewayClasses(run: Run, options: IstiodOptions): void {
  const classes = run.informer(GatewayClasses);
  const queue = run.queue(async name => {
    const info = classesOf(options).find(each => each.name === name);
    if (!info) return;
    const known = classes.get(name) ?? (await create(run.write, info));
    await accept(run.write, known);
  });
  run.on(GatewayClasses, ({ key }) => queue.add(key));
  run.onReady(() => {
    for (const { name } of classesOf(options)) queue.add(name);
  });
}

async function create(write: Writer, info: ClassInfo): Promise<GatewayClass> {
  return write.create(GatewayClasses, {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'GatewayClass',
    metadata: { name: info.name },
    spec: { controllerName: info.controller, description: info.description },
  });
}

async function accept(write: Writer, known: GatewayClass) {
  const standing = known.status?.conditions?.find(c => c.type === 'Accepted');
  if (standing?.status === 'True') return;
  const conditions = withConditions(known.status?.conditions, {
    type: 'Accepted',
    status: 'True',
    reason: 'Accepted',
    message: 'Handled by Istio controller',
    observedGeneration: known.metadata.generation,
  });
  await write.patch(
    GatewayClasses,
    known.metadata,
    { status: { conditions } },
    'status',
  );
}
