import { count } from '../words/counted';
import type { Finding } from '../inspect/report';
import type { InspectedCluster, InspectedPod } from '../world';

/** Pods of one workload that have something in common. */
export interface WorkloadPods {
  readonly subject: Finding['subject'];
  /** At least one. */
  readonly pods: readonly InspectedPod[];
}

/** Pods for which `test` holds, by their workload: what holds for one pod of a workload is said once. */
export function workloadsWhere(
  cluster: InspectedCluster,
  test: (pod: InspectedPod) => boolean,
): WorkloadPods[] {
  const found = new Map<string, InspectedPod[]>();
  for (const inspected of cluster.pods) {
    if (!test(inspected)) continue;
    const { kind, name } = workloadOf(inspected);
    const key = `${inspected.pod.namespace}/${kind}/${name}`;
    const pods = found.get(key);
    if (pods) pods.push(inspected);
    else found.set(key, [inspected]);
  }
  return [...found.values()].map(pods => ({
    subject: { ...workloadOf(pods[0]), namespace: pods[0].pod.namespace },
    pods,
  }));
}

/** The workload of a pod; a pod without one stands for itself. */
function workloadOf({ pod }: InspectedPod): { kind: string; name: string } {
  return pod.workload ?? { kind: 'Pod', name: pod.name };
}

/** `1 pod`, `3 pods`. */
export const countedPods = (pods: readonly unknown[]) =>
  count(pods.length, 'pod');
