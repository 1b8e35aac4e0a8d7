import {
  Nodes,
  Pods,
  ignore,
  pathOf,
  type Node,
  type NodeSelectorTerm,
  type Pod,
  type Taint,
} from './client';
import { hasAll, meets } from './labels';
import { isDeleted, isOver, refOf } from './pods';
import { standIn, type StandIn } from './standIn';

/** Binds pods to nodes by node selector, required node affinity and taints, in turn; capacity does not count. */
export function scheduler(): StandIn {
  return standIn({
    name: 'scheduler',
    fieldManager: 'kube-scheduler',
    setUp(run) {
      const pods = run.informer(Pods);
      const nodes = run.informer(Nodes);
      let turn = 0;
      const queue = run.queue(async key => {
        const pod = pods.get(key);
        if (!pod || !isWaiting(pod)) return;
        const fitting = nodes.list().filter(node => fits(pod, node));
        if (fitting.length === 0) return;
        turn += 1;
        const node = fitting[turn % fitting.length];
        const { namespace, name } = refOf(key);
        const binding = run.write.post(
          pathOf(Pods, namespace, name, 'binding'),
          {
            apiVersion: 'v1',
            kind: 'Binding',
            metadata: { name, namespace, uid: pod.metadata.uid },
            target: {
              apiVersion: 'v1',
              kind: 'Node',
              name: node.metadata.name,
            },
          },
        );
        // Bound already: the cache does not know it yet.
        await ignore(409, binding);
      });
      run.on(Pods, ({ key, after }) => {
        if (after && isWaiting(after)) queue.add(key);
      });
      run.on(Nodes, ({ before, after }) => {
        if (
          JSON.stringify(before?.metadata.labels) ===
          JSON.stringify(after?.metadata.labels)
        )
          return;
        for (const { metadata } of pods.list().filter(isWaiting)) {
          queue.add(`${metadata.namespace}/${metadata.name}`);
        }
      });
    },
  });
}

const NAME = 'default-scheduler';

function isWaiting(pod: Pod): boolean {
  const { nodeName, schedulerName = NAME } = pod.spec;
  return !nodeName && schedulerName === NAME && !isDeleted(pod) && !isOver(pod);
}

function fits(pod: Pod, node: Node): boolean {
  if (node.spec?.unschedulable) return false;
  if (!hasAll(node.metadata.labels, pod.spec.nodeSelector)) return false;
  if (!(node.spec?.taints ?? []).every(taint => tolerates(pod, taint))) {
    return false;
  }
  const required =
    pod.spec.affinity?.nodeAffinity
      ?.requiredDuringSchedulingIgnoredDuringExecution;
  // Terms are alternatives; what a term lists must all hold.
  return (
    required?.nodeSelectorTerms.some(term => meetsTerm(term, node)) ?? true
  );
}

function tolerates(pod: Pod, taint: Taint): boolean {
  if (taint.effect === 'PreferNoSchedule') return true;
  // `not-ready` and its like: the node lifecycle controller would take them away, and nobody plays it.
  if (taint.key.startsWith('node.kubernetes.io/')) return true;
  return (pod.spec.tolerations ?? []).some(
    ({ key, operator, value, effect }) =>
      (!effect || effect === taint.effect) &&
      (!key || key === taint.key) &&
      (operator === 'Exists' || (value ?? '') === (taint.value ?? '')),
  );
}

function meetsTerm(term: NodeSelectorTerm, node: Node): boolean {
  const fields = { 'metadata.name': node.metadata.name };
  return (
    (term.matchExpressions ?? []).every(each =>
      meets(each, node.metadata.labels),
    ) && (term.matchFields ?? []).every(each => meets(each, fields))
  );
}
