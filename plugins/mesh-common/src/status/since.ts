import type { ModeReason } from '../contract';
import type { ReasonInput } from './reasonInput';

/**
 * Since when the first of the pods has been waiting for capture: since it exists, or since its namespace was labelled where
 * that is known (`managedFields`). Epoch milliseconds; null: none waits.
 */
export function pendingSince({ pods, view }: ReasonInput): number | null {
  let first: number | null = null;
  for (const { pod, mode } of pods) {
    const waits =
      mode.mode === 'ambient-pending' || mode.reason === 'namespace-excluded';
    if (!waits) continue;
    const ns = view.facts.namespaces.get(pod.namespace);
    const since = Math.max(pod.createdAt, ns?.labelsWrittenAt ?? 0);
    if (first === null || since < first) first = since;
  }
  return first;
}

/** When the worst of the reasons began; null where no fact says so. */
export function reasonSince(
  reasons: readonly ModeReason[],
  input: ReasonInput,
): number | null {
  switch (reasons[0]) {
    case 'labelled-not-captured':
    case 'joining':
      return pendingSince(input);
    case 'label-conflict':
    case 'changes-at-restart':
      return labelsSince(input);
    default:
      return null;
  }
}

function labelsSince({ pods, view }: ReasonInput): number | null {
  const times = pods
    .map(({ pod }) => view.facts.namespaces.get(pod.namespace)?.labelsWrittenAt)
    .filter(time => time !== undefined);
  return times.length ? Math.max(...times) : null;
}
