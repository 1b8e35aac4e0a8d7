import {
  PlanDifference,
  PlanTarget,
  targetDiff,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import type { DiffLine } from '../../blocks/diff';

/** Lines of one cluster: each object by name, then what is removed and added. Values that changed since are marked. */
export function diffLines(
  targets: readonly PlanTarget[],
  difference: readonly PlanDifference[],
): DiffLine[] {
  return targets.flatMap(target => {
    const { title, lines } = targetDiff(target);
    return [
      { sign: ' ' as const, text: title },
      ...lines.map(line => ({
        ...line,
        was: wasOf(line, target.cluster, difference),
      })),
    ];
  });
}

/** Rows of a difference are named `key, cluster` and say `before → after`; lines say `key: value`. */
function wasOf(
  { sign, text }: DiffLine,
  cluster: string,
  difference: readonly PlanDifference[],
): string | undefined {
  const end = text.lastIndexOf(': ');
  const what = `${text.slice(0, end)}, ${cluster}`;
  const before = difference.find(d => d.what === what)?.before.split(' → ');
  const was = before?.[sign === '-' ? 0 : before.length - 1];
  return was === text.slice(end + 2) ? undefined : was;
}
