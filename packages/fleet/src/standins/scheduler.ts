import {
  Nodes,
  Pods,
  pathOf,
  type Node,
  type NodeSelectorTerm,
  type Pod,
} from './client';
import { hasAll, meets } from './labels';
import { isDeleted, isOver, refOf } from './pods';
import { standIn, type StandIn } from './standIn';

/** Binds pods to nodes by node selector and required node affinity, in turn; capacity and taints do not count. */
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
        await run.write.post(pathOf(Pods, namespace, name, 'binding'), {
          apiVersion: 'v1',
          kind: 'Binding',
          metadata: { name, namespace, uid: pod.metadata.uid },
          target: { apiVersion: 'v1', kind: 'Node', name: node.metadata.name },
        });
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

function isWaiting(pod: Pod): boolean {
  return !pod.spec.nodeName && !isDeleted(pod) && !isOver(pod);
}

function fits(pod: Pod, node: Node): boolean {
  if (node.spec?.unschedulable) return false;
  if (!hasAll(node.metadata.labels, pod.spec.nodeSelector)) return false;
  const required =
    pod.spec.affinity?.nodeAffinity
      ?.requiredDuringSchedulingIgnoredDuringExecution;
  // Terms are alternatives; what a term lists must all hold.
  return (
    required?.nodeSelectorTerms.some(term => meetsTerm(term, node)) ?? true
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
