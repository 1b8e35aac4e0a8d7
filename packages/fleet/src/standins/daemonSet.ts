import {
  DaemonSets,
  Nodes,
  Pods,
  type DaemonSet,
  type Node,
  type Pod,
  type Writer,
} from './client';
import { differs } from './differs';
import { hasAll } from './labels';
import {
  controllerKey,
  isControlledBy,
  isDeleted,
  isOver,
  isReady,
} from './pods';
import { podFrom } from './replicaSet';
import { standIn, type StandIn } from './standIn';
import { templateHash } from './templateHash';

const HASH = 'controller-revision-hash';

/** Keeps one pod of a DaemonSet on each node that its node selector takes. */
export function daemonSetController(): StandIn {
  return standIn({
    name: 'daemonset-controller',
    fieldManager: 'kube-controller-manager',
    setUp(run) {
      const sets = run.informer(DaemonSets);
      const pods = run.informer(Pods);
      const nodes = run.informer(Nodes);
      const podsOf = (set: DaemonSet) =>
        pods.list().filter(pod => isControlledBy(pod, set) && !isOver(pod));
      const queue = run.queue(async key => {
        const set = sets.get(key);
        if (!set || isDeleted(set)) return;
        const eligible = nodes
          .list()
          .filter(node => takes(set, node))
          .map(node => node.metadata.name);
        await place(run.write, set, eligible, podsOf(set));
        await report(run.write, set, eligible, podsOf(set));
      });
      run.on(DaemonSets, ({ key }) => queue.add(key));
      run.on(Nodes, () => {
        for (const { metadata } of sets.list()) {
          queue.add(`${metadata.namespace}/${metadata.name}`);
        }
      });
      run.on(Pods, ({ before, after }) => {
        const key = controllerKey((after ?? before)!, 'DaemonSet');
        if (key) queue.add(key);
      });
    },
  });
}

function takes(set: DaemonSet, node: Node): boolean {
  return hasAll(node.metadata.labels, set.spec.template.spec.nodeSelector);
}

async function place(
  write: Writer,
  set: DaemonSet,
  nodes: string[],
  pods: Pod[],
) {
  const hash = templateHash(set.spec.template);
  const byNode = new Map(pods.map(pod => [nodeOf(pod), pod]));
  const missing = nodes.filter(node => !byNode.has(node));
  await Promise.all(
    missing.map(node =>
      write.create(Pods, podOn(set, node, hash), set.metadata.namespace),
    ),
  );
  const misplaced = pods.filter(pod => !nodes.includes(nodeOf(pod)));
  const outdated = pods.find(
    pod => pod.metadata.labels?.[HASH] !== hash && !isDeleted(pod),
  );
  // One at a time (maxUnavailable 1): the next one goes when all others are ready again.
  const others = pods.filter(pod => pod !== outdated);
  const calm = missing.length === 0 && others.every(isReady);
  const leaving = outdated && calm ? [...misplaced, outdated] : misplaced;
  await Promise.all(
    leaving.filter(pod => !isDeleted(pod)).map(pod => write.remove(Pods, pod)),
  );
}

/** As the real controller does it: the pod names its node, the scheduler binds it there. */
function podOn(set: DaemonSet, node: string, hash: string) {
  const pod = podFrom(set.spec.template, set);
  return {
    ...pod,
    metadata: {
      ...pod.metadata,
      labels: { ...pod.metadata.labels, [HASH]: hash },
    },
    spec: {
      ...pod.spec,
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [
              {
                matchFields: [
                  { key: 'metadata.name', operator: 'In', values: [node] },
                ],
              },
            ],
          },
        },
      },
    },
  };
}

function nodeOf(pod: Pod): string {
  const terms =
    pod.spec.affinity?.nodeAffinity
      ?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [];
  return pod.spec.nodeName ?? terms[0]?.matchFields?.[0]?.values?.[0] ?? 'none';
}

async function report(
  write: Writer,
  set: DaemonSet,
  nodes: string[],
  pods: Pod[],
) {
  const hash = templateHash(set.spec.template);
  const placed = pods.filter(pod => nodes.includes(nodeOf(pod)));
  const ready = placed.filter(isReady).length;
  const status = {
    currentNumberScheduled: placed.length,
    desiredNumberScheduled: nodes.length,
    numberAvailable: ready,
    numberUnavailable: nodes.length - ready,
    numberMisscheduled: pods.length - placed.length,
    numberReady: ready,
    observedGeneration: set.metadata.generation,
    updatedNumberScheduled: placed.filter(
      pod => pod.metadata.labels?.[HASH] === hash,
    ).length,
  };
  if (differs(set.status, status)) {
    await write.patch(DaemonSets, set.metadata, { status }, 'status');
  }
}
