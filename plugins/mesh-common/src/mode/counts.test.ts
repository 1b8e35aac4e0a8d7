import { PodCounts } from '../contract';
import { countPod, noPods, observedMode } from './counts';
import { PodModeResult } from './podMode';

const result = (rest: Partial<PodModeResult>): PodModeResult => ({
  mode: 'none',
  reason: null,
  drift: null,
  bypassInbound: false,
  ...rest,
});

describe('a pod is counted', () => {
  it.each<[Partial<PodModeResult>, Partial<PodCounts>]>([
    [{ mode: 'ambient' }, { ambient: 1 }],
    [{ mode: 'sidecar' }, { sidecar: 1 }],
    [{ mode: 'ambient-pending' }, { pending: 1 }],
    [{ mode: 'ambient-blocked' }, { blocked: 1 }],
    [{ mode: 'none' }, { none: 1 }],
    // It has no proxy yet, whatever its next start brings.
    [{ mode: 'sidecar-pending-restart' }, { none: 1 }],
    [
      { mode: 'ambient', drift: 'restart-will-inject' },
      { ambient: 1, pendingRestart: 1 },
    ],
    // Such a restart takes a sidecar away.
    [{ mode: 'sidecar', drift: 'restart-to-ambient' }, { sidecar: 1 }],
    [{ reason: 'opted-out' }, { none: 1, optedOut: 1 }],
    [{ reason: 'host-network' }, { none: 1, hostNetwork: 1 }],
    [{ reason: 'namespace-excluded' }, { none: 1 }],
  ])('%j as %j', (pod, counted) => {
    const counts = noPods();
    expect(countPod(counts, result(pod))).toBe(true);
    expect(counts).toEqual({ ...noPods(), total: 1, ...counted });
  });

  it.each([
    'waypoint',
    'east-west',
    'gateway',
    'infrastructure',
    'skipped',
  ] as const)('not at all as %s: it is no workload that runs', mode => {
    const counts = noPods();
    expect(countPod(counts, result({ mode }))).toBe(false);
    expect(counts).toEqual(noPods());
  });
});

describe('pods show', () => {
  it.each<[string, Partial<PodCounts>]>([
    ['empty', {}],
    ['ambient', { total: 2, ambient: 2 }],
    ['sidecar', { total: 2, sidecar: 2 }],
    ['none', { total: 2, none: 1, pending: 1 }],
    ['mixed', { total: 2, ambient: 1, none: 1 }],
    ['mixed', { total: 2, sidecar: 1, none: 1 }],
    ['mixed', { total: 3, ambient: 1, sidecar: 1, none: 1 }],
  ])('%s where they are %j', (mode, counts) => {
    expect(observedMode({ ...noPods(), ...counts })).toBe(mode);
  });
});
