import type { MeshReport } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { machineDifferences } from './machines';
import { podDifferences } from './pods';
import { rowsOf } from './rows';
import type { IstiodAnswer } from './schema';
import { serviceDifferences } from './services';
import { waypointDifferences } from './waypoints';

/**
 * Where a report and an istiod disagree about one cluster, one sentence each.
 * @param cluster - which cluster of the report; absent: it has one only
 * @throws Error where that is not so
 */
export function differencesFromIstiod(
  report: MeshReport,
  istiod: IstiodAnswer,
  cluster = onlyCluster(report),
): string[] {
  const rows = rowsOf(report, cluster);
  return [
    ...podDifferences(rows, istiod.workloads),
    ...machineDifferences(rows, istiod.workloads),
    ...serviceDifferences(rows, istiod),
    ...waypointDifferences(rows, istiod),
  ];
}

function onlyCluster({ clusters }: MeshReport): string {
  if (clusters.length === 1) return clusters[0].cluster;
  throw new Error(
    `Name the cluster of this istiod; the report has ${clusters.length}.`,
  );
}
