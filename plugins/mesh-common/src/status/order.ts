import type { EntityCluster, ModeReason } from '../contract';

/** Reasons that are a fault now, not a wish for later. */
const ERRORS: ReadonlySet<ModeReason> = new Set(['redirection-pending']);

const WARNINGS: ReadonlySet<ModeReason> = new Set([
  'label-conflict',
  'half-moved',
  'labelled-not-captured',
  'changes-at-restart',
]);

/** Silent first, then unknown, then with errors, then with warnings, then by name. */
export function worstFirst(a: EntityCluster, b: EntityCluster): number {
  return rank(a) - rank(b) || (a.cluster < b.cluster ? -1 : 1);
}

function rank(cluster: EntityCluster): number {
  const { freshness, mode, reasons, waypoints } = cluster;
  if (freshness.state !== 'live' && freshness.state !== 'forbidden') return 0;
  if (mode === 'unknown') return 1;
  const deadWaypoint = waypoints.some(w => w.reason === 'no-pods');
  if (deadWaypoint || reasons.some(r => ERRORS.has(r))) return 2;
  const unclear =
    cluster.mtls.uncertain || cluster.mtls.reason === 'bypass-inbound';
  return unclear || reasons.some(r => WARNINGS.has(r)) ? 3 : 4;
}
