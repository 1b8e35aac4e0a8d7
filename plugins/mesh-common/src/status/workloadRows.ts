import type { WorkloadRow } from '../contract';
import { observedMode } from '../mode';
import { weakest } from '../mtls/result';
import { AppPod, countAppPods } from './appPods';

/** The workloads behind the pods, by namespace and name. */
export function workloadRows(pods: readonly AppPod[]): WorkloadRow[] {
  const groups = new Map<string, AppPod[]>();
  for (const app of pods) {
    const { kind, name } = workloadOf(app);
    const key = `${app.pod.namespace}/${name}/${kind}`;
    const group = groups.get(key);
    if (group) group.push(app);
    else groups.set(key, [app]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => row(group));
}

function row(group: readonly AppPod[]): WorkloadRow {
  const counts = countAppPods(group);
  return {
    namespace: group[0].pod.namespace,
    ...workloadOf(group[0]),
    pods: counts,
    mode: observedMode(counts),
    mtls: weakest(group.map(app => app.mtls.mode)),
  };
}

/** A pod without a controller is its own workload. */
function workloadOf({ pod }: AppPod): { kind: string; name: string } {
  return pod.workload ?? { kind: 'Pod', name: pod.name };
}

/** One pod of each workload and kind of data plane: pods of a workload are alike to a policy. */
export function representatives(pods: readonly AppPod[]): AppPod[] {
  const found = new Map<string, AppPod>();
  for (const app of pods) {
    const { kind, name } = workloadOf(app);
    const key = `${app.pod.namespace}/${name}/${kind}/${app.mode.mode}`;
    if (!found.has(key)) found.set(key, app);
  }
  return [...found.values()];
}
