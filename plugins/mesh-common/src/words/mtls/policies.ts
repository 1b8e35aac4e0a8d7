import type { EntityCluster, EntityStatus, PolicyRow } from '../../contract';

/** Policies of a status in one cluster. */
export function policiesOf(
  { policies = [] }: EntityStatus,
  { cluster }: EntityCluster,
): PolicyRow[] {
  return policies.filter(row => row.cluster === cluster);
}

/** Those that decide, or would if a proxy enforced them: the closest first. */
export function deciding(rows: readonly PolicyRow[]): PolicyRow[] {
  return rows
    .filter(r => r.verdict === 'decides' || r.why === 'no-proxy-enforces-it')
    .sort((a, b) => SCOPES.indexOf(a.scope) - SCOPES.indexOf(b.scope));
}

const SCOPES: readonly PolicyRow['scope'][] = ['workload', 'namespace', 'mesh'];

/** The mode that the policies of a cluster ask for; null: none says anything, so PERMISSIVE holds. */
export function askedMode(rows: readonly PolicyRow[]): PolicyRow | null {
  return deciding(rows).find(r => r.mode && r.mode !== 'UNSET') ?? null;
}
