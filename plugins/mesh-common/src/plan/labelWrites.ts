import { PlanTarget } from '../contract/plans';
import { Labels, Write } from './writes';

const LABEL = 'metadata.labels.';

/** The labels of a target as planned; null: none is to change. */
export function writeLabels(target: PlanTarget): Write | null {
  return labels(target, values(target, 'before'), values(target, 'after'));
}

/** The labels of a target as they were, absent ones included; null: none was to change. */
export function restoreLabels(target: PlanTarget): Write | null {
  return labels(target, values(target, 'after'), values(target, 'before'));
}

function labels(target: PlanTarget, from: Labels, to: Labels): Write | null {
  const { cluster, object } = target;
  if (Object.keys(to).length === 0) return null;
  return { write: 'labels', cluster, object, from, to };
}

function values(target: PlanTarget, side: 'before' | 'after'): Labels {
  return Object.fromEntries(
    target.mutations
      .filter(m => m.path.startsWith(LABEL))
      .map(m => {
        const value = m[side];
        return [
          m.path.slice(LABEL.length),
          typeof value === 'string' ? value : null,
        ];
      }),
  );
}
