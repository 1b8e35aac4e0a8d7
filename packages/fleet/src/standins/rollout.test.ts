import { nextStep, type Revision, type RolloutInput } from './rollout';

const quarter = { maxSurge: '25%', maxUnavailable: '25%' } as const;
const full = (count: number): Revision => ({
  wanted: count,
  available: count,
  existing: count,
});

function input(more: Partial<RolloutInput>): RolloutInput {
  return {
    replicas: 4,
    strategy: 'RollingUpdate',
    ...quarter,
    current: full(0),
    older: [],
    ...more,
  };
}

/** Plays kubelet between the steps: `serve` says how many of the wanted pods become available. */
function play(start: RolloutInput, serve: (wanted: number) => number) {
  const steps: RolloutInput[] = [start];
  for (let n = 0; n < 20; n += 1) {
    const before = steps[steps.length - 1];
    const step = nextStep(before);
    const next = {
      ...before,
      current: {
        wanted: step.current,
        available: serve(step.current),
        existing: step.current,
      },
      older: step.older.map(full),
    };
    if (JSON.stringify(next) === JSON.stringify(before)) break;
    steps.push(next);
  }
  return steps;
}

const available = ({ current, older }: RolloutInput) =>
  [current, ...older].reduce((sum, each) => sum + each.available, 0);
const wanted = ({ current, older }: RolloutInput) =>
  [current, ...older].reduce((sum, each) => sum + each.wanted, 0);

describe('nextStep', () => {
  it('gives a first revision all its pods at once', () => {
    expect(nextStep(input({}))).toEqual({ current: 4, older: [] });
  });

  it('rolls over without ever leaving its bounds', () => {
    const steps = play(input({ older: [full(4)] }), count => count);
    const end = steps[steps.length - 1];
    expect(end.current).toEqual(full(4));
    expect(end.older).toEqual([full(0)]);
    expect(Math.min(...steps.map(available))).toBeGreaterThanOrEqual(3);
    expect(Math.max(...steps.map(wanted))).toBeLessThanOrEqual(5);
  });

  it('stops, and keeps the old pods that serve, when the new ones never get ready', () => {
    const steps = play(input({ older: [full(4)] }), () => 0);
    const end = steps[steps.length - 1];
    expect(available(end)).toBe(3);
    expect(end.older).toEqual([full(3)]);
  });

  it('moves on even where both bounds are 0', () => {
    const bounds = { maxSurge: 0, maxUnavailable: 0 };
    const steps = play(
      input({ ...bounds, replicas: 1, older: [full(1)] }),
      count => count,
    );
    expect(steps[steps.length - 1].current).toEqual(full(1));
  });

  it('Recreate: lets no new pod run beside an old one', () => {
    const recreate = { strategy: 'Recreate' } as const;
    const first = nextStep(input({ ...recreate, older: [full(4)] }));
    expect(first).toEqual({ current: 0, older: [0] });
    const leaving = { wanted: 0, available: 0, existing: 1 };
    expect(nextStep(input({ ...recreate, older: [leaving] })).current).toBe(0);
    expect(nextStep(input({ ...recreate, older: [full(0)] })).current).toBe(4);
  });
});
