import {
  Pods,
  ReplicaSets,
  type Pod,
  type PodTemplate,
  type ReplicaSet,
  type Writer,
} from './client';
import { differs } from './differs';
import {
  controllerKey,
  isControlledBy,
  isDeleted,
  isOver,
  isReady,
} from './pods';
import { standIn, type StandIn } from './standIn';

/** Keeps as many pods of a ReplicaSet as its spec asks for, and counts them in its status. */
export function replicaSetController(): StandIn {
  return standIn({
    name: 'replicaset-controller',
    fieldManager: 'kube-controller-manager',
    setUp(run) {
      const sets = run.informer(ReplicaSets);
      const pods = run.informer(Pods);
      const podsOf = (set: ReplicaSet) =>
        pods.list().filter(pod => isControlledBy(pod, set) && !isOver(pod));
      const queue = run.queue(async key => {
        const set = sets.get(key);
        if (!set || isDeleted(set)) return;
        await scale(run.write, set, podsOf(set));
        await report(run.write, set, podsOf(set));
      });
      run.on(ReplicaSets, ({ key }) => queue.add(key));
      run.on(Pods, ({ before, after }) => {
        const key = controllerKey((after ?? before)!, 'ReplicaSet');
        if (key) queue.add(key);
      });
    },
  });
}

async function scale(write: Writer, set: ReplicaSet, pods: Pod[]) {
  const active = pods.filter(pod => !isDeleted(pod));
  const missing = (set.spec.replicas ?? 1) - active.length;
  if (missing > 0) {
    const pod = podFrom(set.spec.template, set);
    await Promise.all(
      Array.from({ length: missing }, () =>
        write.create(Pods, pod, set.metadata.namespace),
      ),
    );
  } else if (missing < 0) {
    const surplus = active.sort(dispensableFirst).slice(0, -missing);
    await Promise.all(surplus.map(pod => write.remove(Pods, pod)));
  }
}

/** A pod as a template asks for it, owned by its controller. */
export function podFrom(
  template: PodTemplate,
  owner: { apiVersion: string; kind: string; metadata: ReplicaSet['metadata'] },
) {
  const { name, uid, namespace } = owner.metadata;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      generateName: `${name}-`,
      namespace,
      labels: template.metadata?.labels,
      annotations: template.metadata?.annotations,
      ownerReferences: [
        {
          apiVersion: owner.apiVersion,
          kind: owner.kind,
          name,
          uid,
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
    },
    spec: template.spec,
  };
}

/** Pods that are not ready go first, then the youngest: they carry the least. */
function dispensableFirst(a: Pod, b: Pod): number {
  const ready = Number(isReady(a)) - Number(isReady(b));
  if (ready !== 0) return ready;
  return (b.metadata.creationTimestamp ?? '').localeCompare(
    a.metadata.creationTimestamp ?? '',
  );
}

async function report(write: Writer, set: ReplicaSet, pods: Pod[]) {
  const active = pods.filter(pod => !isDeleted(pod));
  const ready = active.filter(isReady).length;
  const status = {
    replicas: active.length,
    fullyLabeledReplicas: active.length,
    readyReplicas: ready,
    availableReplicas: ready,
    observedGeneration: set.metadata.generation,
  };
  if (differs(set.status, status)) {
    await write.patch(ReplicaSets, set.metadata, { status }, 'status');
  }
}
