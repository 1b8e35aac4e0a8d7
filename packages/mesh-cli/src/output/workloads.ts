import type {
  MeshReport,
  ReportPod,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { mtlsWords, waypointWords } from './words';

/** Pods of one workload that are alike. */
export interface WorkloadRow {
  readonly cluster: string;
  readonly namespace: string;
  readonly workload: string;
  readonly pods: number;
  readonly mode: string;
  readonly mtls: string;
  readonly waypoint: string;
}

/** As kubectl takes them too. */
const SHORT: Readonly<Record<string, string>> = {
  Deployment: 'deploy',
  ReplicaSet: 'rs',
  StatefulSet: 'sts',
  DaemonSet: 'ds',
  Job: 'job',
  Pod: 'pod',
};

/** What is no workload of anyone's. */
const LEFT_OUT: ReadonlySet<ReportPod['mode']> = new Set<ReportPod['mode']>([
  'finished',
  'infrastructure',
]);

/** Pods by workload, in the order of the report. One whose pods differ has several rows. */
export function workloadRows({ pods }: MeshReport): WorkloadRow[] {
  const rows = new Map<string, WorkloadRow>();
  for (const pod of pods) {
    if (LEFT_OUT.has(pod.mode)) continue;
    const row = rowOf(pod);
    const key = JSON.stringify(row);
    rows.set(key, { ...row, pods: (rows.get(key)?.pods ?? 0) + 1 });
  }
  return [...rows.values()];
}

function rowOf({
  cluster,
  namespace,
  workload,
  mode,
  mtls,
  waypoint,
}: ReportPod): WorkloadRow {
  return {
    cluster,
    namespace,
    workload: `${SHORT[workload.kind] ?? workload.kind}/${workload.name}`,
    pods: 0,
    mode,
    mtls: mtlsWords(mtls),
    waypoint: waypointWords(waypoint),
  };
}
