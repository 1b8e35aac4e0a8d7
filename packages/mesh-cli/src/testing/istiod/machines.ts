import { boundTo, Rows } from './rows';
import type { IstiodWorkload } from './schema';

/** WorkloadEntries: who takes tunnels, and which waypoint. istiod's policies are those of ztunnel, which a VM has not. */
export function machineDifferences(
  rows: Rows,
  workloads: readonly IstiodWorkload[],
): string[] {
  return workloads
    .filter(({ kind }) => kind === 'WorkloadEntry')
    .flatMap(said => {
      const name = `WorkloadEntry ${said.namespace}/${said.name}`;
      const row = rows.machines.get(`${said.namespace}/${said.name}`);
      if (!row) return [`${name}: istiod knows it, the report does not`];
      const tunnel = row.hbone ? 'HBONE' : 'NONE';
      const waypoint = boundTo(row.waypoint);
      return [
        ...(tunnel === said.tunnel
          ? []
          : [
              `${name}: tunnel: istiod says ${said.tunnel}, the report ${tunnel}`,
            ]),
        ...(waypoint === said.waypoint
          ? []
          : [
              `${name}: waypoint: istiod says ${said.waypoint}, the report ${waypoint}`,
            ]),
      ];
    });
}
