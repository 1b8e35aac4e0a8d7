import type { Reachability } from '../inspect/report';

/** What is said of one pair. */
export type Verdict = Pick<Reachability, 'verdict' | 'reason'>;

/** Newest release that the sentences below were checked against. */
export const AS_OF = 'Istio 1.31';

export const supported = (reason: string): Verdict => ({
  verdict: 'supported',
  reason,
});
export const l4Only = (reason: string): Verdict => ({
  verdict: 'l4-only',
  reason,
});
export const bypassesWaypoint = (reason: string): Verdict => ({
  verdict: 'bypasses-waypoint',
  reason,
});
export const unsupported = (reason: string): Verdict => ({
  verdict: 'unsupported',
  reason,
});
export const unknown = (reason: string): Verdict => ({
  verdict: 'unknown',
  reason,
});
