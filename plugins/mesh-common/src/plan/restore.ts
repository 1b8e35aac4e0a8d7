import { PlanTarget } from '../contract/plans';
import { Write } from './writes';

const LABEL = 'metadata.labels.';

/** The labels of a target as they were, absent ones included; null: none was to change. */
export function restoreLabels(target: PlanTarget): Write | null {
  const labels = Object.fromEntries(
    target.mutations
      .filter(m => m.path.startsWith(LABEL))
      .map(m => [
        m.path.slice(LABEL.length),
        typeof m.before === 'string' ? m.before : null,
      ]),
  );
  if (Object.keys(labels).length === 0) return null;
  return {
    write: 'labels',
    cluster: target.cluster,
    object: target.object,
    labels,
  };
}
