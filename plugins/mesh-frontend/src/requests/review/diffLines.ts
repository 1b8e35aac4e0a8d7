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
        was: wasOf(line.text, target.cluster, difference),
      })),
    ];
  });
}

/** Rows of a difference are named `key, cluster`, lines `key: value`. */
function wasOf(
  line: string,
  cluster: string,
  difference: readonly PlanDifference[],
): string | undefined {
  const key = line.slice(0, line.lastIndexOf(': '));
  return difference.find(d => d.what === `${key}, ${cluster}`)?.before;
}
