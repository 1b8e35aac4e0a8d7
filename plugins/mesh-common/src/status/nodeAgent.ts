import { PodFact } from '../facts';
import type { ReasonInput } from './reasonInput';

/**
 * Whether every pod that waits for capture sits on a node without a ready istio-cni. Only asked where pods wait, since it
 * goes through the pods of the cluster.
 */
export function lacksNodeAgent({ pods, view, ctx }: ReasonInput): boolean {
  const waiting = pods
    .filter(({ mode }) => mode.mode === 'ambient-pending')
    .map(({ pod }) => pod.node);
  if (!waiting.length || waiting.includes(null)) return false;
  const served = new Set<string | null>();
  for (const pod of view.facts.pods.values()) {
    if (isNodeAgent(pod) && ctx.systemNamespaces.has(pod.namespace)) {
      served.add(pod.node);
    }
  }
  return waiting.every(node => !served.has(node));
}

function isNodeAgent({ labels, ready, terminating }: PodFact): boolean {
  return labels['k8s-app'] === 'istio-cni-node' && ready && !terminating;
}
