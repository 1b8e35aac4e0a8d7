import {
  EndpointSlices,
  Pods,
  Services,
  type Endpoint,
  type EndpointSlice,
  type Pod,
  type Service,
  type ServicePort,
  type Writer,
} from './client';
import { differs } from './differs';
import { hasAll } from './labels';
import { isControlledBy, isDeleted, isOver, isReady } from './pods';
import { standIn, type StandIn } from './standIn';

const SERVICE_NAME = 'kubernetes.io/service-name';
const MANAGED_BY = 'endpointslice.kubernetes.io/managed-by';

/** Keeps one EndpointSlice per Service with a selector: the addresses of its pods, and which are ready. */
export function endpointSliceController(): StandIn {
  return standIn({
    name: 'endpointslice-controller',
    fieldManager: 'kube-controller-manager',
    setUp(run) {
      const services = run.informer(Services);
      const pods = run.informer(Pods);
      const slices = run.informer(EndpointSlices);
      const queue = run.queue(async key => {
        const service = services.get(key);
        if (!service || isDeleted(service) || !service.spec.selector) return;
        const own = pods.list().filter(pod => serves(pod, service));
        const slice = slices
          .list()
          .find(each => isControlledBy(each, service) && !isDeleted(each));
        await reconcile(run.write, service, own, slice);
      });
      run.on(Services, ({ key, before, after }) => {
        if (after && (!before || specChanged(before, after))) queue.add(key);
      });
      run.on(EndpointSlices, ({ before, after }) => {
        const name = before?.metadata.labels?.[SERVICE_NAME];
        if (!after && name) queue.add(`${before?.metadata.namespace}/${name}`);
      });
      run.on(Pods, ({ before, after }) => {
        const namespace = (after ?? before)!.metadata.namespace;
        for (const service of services.list()) {
          if (service.metadata.namespace !== namespace) continue;
          const touched = [before, after].some(
            pod => pod && hasSelected(pod, service),
          );
          if (touched) queue.add(`${namespace}/${service.metadata.name}`);
        }
      });
    },
  });
}

function specChanged(before: Service, after: Service): boolean {
  return (
    JSON.stringify([before.spec, before.metadata.labels]) !==
    JSON.stringify([after.spec, after.metadata.labels])
  );
}

function hasSelected(pod: Pod, service: Service): boolean {
  return (
    service.spec.selector !== undefined &&
    hasAll(pod.metadata.labels, service.spec.selector)
  );
}

function serves(pod: Pod, service: Service): boolean {
  return (
    pod.metadata.namespace === service.metadata.namespace &&
    hasSelected(pod, service) &&
    pod.status?.podIP !== undefined &&
    !isOver(pod)
  );
}

async function reconcile(
  write: Writer,
  service: Service,
  pods: Pod[],
  slice: EndpointSlice | undefined,
) {
  const wanted = {
    metadata: {
      labels: {
        ...service.metadata.labels,
        [MANAGED_BY]: 'endpointslice-controller.k8s.io',
        [SERVICE_NAME]: service.metadata.name,
      },
    },
    endpoints: pods.map(endpointOf).sort(byAddress),
    ports: (service.spec.ports ?? []).map(port => portOf(port, pods[0])),
  };
  if (!slice) {
    await create(write, service, wanted);
  } else if (differs(slice, wanted)) {
    await write.patch(EndpointSlices, slice.metadata, wanted);
  }
}

type Wanted = Pick<EndpointSlice, 'endpoints' | 'ports'> & {
  metadata: { labels: Record<string, string> };
};

function create(write: Writer, service: Service, wanted: Wanted) {
  const { name, namespace, uid } = service.metadata;
  return write.create(
    EndpointSlices,
    {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      ...wanted,
      metadata: {
        ...wanted.metadata,
        generateName: `${name}-`,
        namespace,
        ownerReferences: [
          {
            apiVersion: 'v1',
            kind: 'Service',
            name,
            uid,
            controller: true,
            blockOwnerDeletion: true,
          },
        ],
      },
      addressType: 'IPv4',
    },
    namespace,
  );
}

function endpointOf(pod: Pod): Endpoint {
  const serving = isReady(pod);
  const { name, namespace, uid } = pod.metadata;
  return {
    addresses: [pod.status?.podIP ?? ''],
    conditions: {
      ready: serving && !isDeleted(pod),
      serving,
      terminating: isDeleted(pod),
    },
    nodeName: pod.spec.nodeName,
    targetRef: { kind: 'Pod', name, namespace, uid },
  };
}

function byAddress(a: Endpoint, b: Endpoint): number {
  return a.addresses[0].localeCompare(b.addresses[0]);
}

/** A named target port means the container port of that name; all pods of a Service are taken to agree. */
function portOf(port: ServicePort, pod: Pod | undefined) {
  const target = port.targetPort ?? port.port;
  const named = pod?.spec.containers
    .flatMap(container => container.ports ?? [])
    .find(each => each.name === target);
  return {
    appProtocol: port.appProtocol,
    name: port.name ?? '',
    port: typeof target === 'number' ? target : named?.containerPort,
    protocol: port.protocol ?? 'TCP',
  };
}
