/** What a rollout needs to know of one ReplicaSet. */
export interface Revision {
  /** `spec.replicas` */
  wanted: number;
  /** `status.availableReplicas` */
  available: number;
  /** `status.replicas`: pods that exist */
  existing: number;
}

export interface RolloutInput {
  replicas: number;
  strategy: 'RollingUpdate' | 'Recreate';
  maxSurge: number | string;
  maxUnavailable: number | string;
  current: Revision;
  /** Older revisions, oldest first. */
  older: Revision[];
}

export interface RolloutStep {
  current: number;
  older: number[];
}

/** One step of a Deployment's rollout: how many pods each of its ReplicaSets may have now. */
export function nextStep(input: RolloutInput): RolloutStep {
  return input.strategy === 'Recreate' ? recreate(input) : roll(input);
}

function recreate({ replicas, current, older }: RolloutInput): RolloutStep {
  const oldPods = sum(older.map(each => Math.max(each.existing, each.wanted)));
  return {
    // No new pod may run beside an old one.
    current: oldPods > 0 ? current.wanted : replicas,
    older: older.map(() => 0),
  };
}

function roll(input: RolloutInput): RolloutStep {
  const { replicas, current, older } = input;
  const surge = portion(input.maxSurge, replicas, Math.ceil);
  let unavailable = portion(input.maxUnavailable, replicas, Math.floor);
  if (surge === 0 && unavailable === 0) unavailable = 1;
  const old = sum(older.map(each => each.wanted));
  if (old === 0) return { current: replicas, older: older.map(() => 0) };

  const room = replicas + surge - old - current.wanted;
  const grown = Math.min(replicas, current.wanted + Math.max(0, room));
  const least = replicas - unavailable;
  const missing = current.wanted - current.available;
  const removable = old + current.wanted - least - missing;
  return { current: grown, older: shrink(older, removable, least, current) };
}

/** Takes away old pods: first those that serve nobody, then as many as can be spared. */
function shrink(
  older: Revision[],
  removable: number,
  least: number,
  current: Revision,
): number[] {
  let left = Math.max(0, removable);
  const wanted = older.map(each => {
    const take = Math.min(left, Math.max(0, each.wanted - each.available));
    left -= take;
    return each.wanted - take;
  });
  const available = sum(older.map(each => each.available)) + current.available;
  let spare = Math.min(left, Math.max(0, available - least));
  return wanted.map(count => {
    const take = Math.min(spare, count);
    spare -= take;
    return count - take;
  });
}

function portion(
  value: number | string,
  of: number,
  round: (n: number) => number,
): number {
  if (typeof value === 'number') return value;
  return round((Number.parseFloat(value) / 100) * of);
}

function sum(numbers: number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
