import {
  type DetailedView,
  waypointBinding,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { IstiodAnswer } from '../../../../packages/mesh-cli/src/testing';

/** WorkloadEntries, of which a report has no rows: the waypoint that the model derives for each. */
export function machineDifferences(
  view: DetailedView,
  istiod: IstiodAnswer,
): string[] {
  const entries = view.details.workloadentries;
  if (!entries) return [];
  return istiod.workloads
    .filter(({ kind }) => kind === 'WorkloadEntry')
    .flatMap(({ namespace, name, waypoint }) => {
      const key = `${namespace}/${name}`;
      const fact = entries.get(key);
      if (!fact) return [`WorkloadEntry ${key}: the model does not know it`];
      const row = waypointBinding({ kind: 'WorkloadEntry', fact }, view);
      const ours = row?.bound ? `${row.namespace}/${row.name}` : null;
      return ours === waypoint
        ? []
        : [
            `WorkloadEntry ${key}: waypoint: istiod says ${waypoint}, the model says ${ours}`,
          ];
    });
}
