import type { Condition, Container, ContainerStatus, Pod } from './client';
import { timestamp, withConditions } from './conditions';

/** All containers run and are ready. */
export function running(pod: Pod, hostIP: string, podIP: string) {
  const state = { running: { startedAt: timestamp() } };
  const status = (each: Container) => containerStatus(each, true, state);
  return {
    phase: 'Running',
    ...place(pod, hostIP, podIP),
    conditions: conditions(pod, true),
    initContainerStatuses: pod.spec.initContainers?.map(each =>
      isSidecar(each) ? status(each) : ended(each),
    ),
    containerStatuses: pod.spec.containers.map(status),
  };
}

/** All containers have ended well. */
export function completed(pod: Pod, hostIP: string, podIP: string) {
  return {
    phase: 'Succeeded',
    ...place(pod, hostIP, podIP),
    conditions: conditions(pod, false, 'PodCompleted'),
    containerStatuses: pod.spec.containers.map(ended),
  };
}

/** Scheduled, but its sandbox cannot be made: no address. */
export function notStarted(pod: Pod, hostIP: string) {
  return {
    phase: 'Pending',
    ...host(pod, hostIP),
    conditions: withConditions(conditions(pod, false, 'ContainersNotReady'), {
      type: 'PodReadyToStartContainers',
      status: 'False',
    }),
    containerStatuses: pod.spec.containers.map(each =>
      containerStatus(each, false, {
        waiting: { reason: 'ContainerCreating' },
      }),
    ),
  };
}

/** Scheduled and with an address, but its image cannot be pulled. */
export function pullFailed(pod: Pod, hostIP: string, podIP: string) {
  return {
    phase: 'Pending',
    ...place(pod, hostIP, podIP),
    conditions: conditions(pod, false, 'ContainersNotReady'),
    containerStatuses: pod.spec.containers.map(each =>
      containerStatus(each, false, {
        waiting: {
          reason: 'ImagePullBackOff',
          message: `Back-off pulling image "${each.image}"`,
        },
      }),
    ),
  };
}

function place(pod: Pod, hostIP: string, podIP: string) {
  return { ...host(pod, hostIP), podIP, podIPs: [{ ip: podIP }] };
}

function host(pod: Pod, hostIP: string) {
  return {
    hostIP,
    hostIPs: [{ ip: hostIP }],
    startTime: pod.status?.startTime ?? timestamp(),
  };
}

function conditions(pod: Pod, ready: boolean, reason?: string): Condition[] {
  const yes = (type: string) => ({ type, status: 'True' });
  const readiness = (type: string) =>
    ready ? yes(type) : { type, status: 'False', reason };
  return withConditions(
    pod.status?.conditions,
    yes('PodScheduled'),
    yes('PodReadyToStartContainers'),
    yes('Initialized'),
    readiness('ContainersReady'),
    readiness('Ready'),
  );
}

/** A native sidecar is an init container that goes on running. */
function isSidecar(container: Container): boolean {
  return container.restartPolicy === 'Always';
}

function ended(container: Container): ContainerStatus {
  const now = timestamp();
  return {
    ...containerStatus(container, isSidecar(container), {
      terminated: {
        exitCode: 0,
        reason: 'Completed',
        startedAt: now,
        finishedAt: now,
      },
    }),
    started: false,
  };
}

function containerStatus(
  container: Container,
  ready: boolean,
  state: Record<string, unknown>,
): ContainerStatus {
  return {
    name: container.name,
    image: container.image ?? '',
    imageID: '',
    ready,
    started: ready,
    restartCount: 0,
    state,
  };
}
