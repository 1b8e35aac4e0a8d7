import type { LabelSelector, SelectorRequirement } from './client';

export type Labels = Record<string, string> | undefined;

/** Whether labels match a selector. An empty selector matches everything, an absent one nothing. */
export function matches(
  selector: LabelSelector | undefined,
  labels: Labels,
): boolean {
  if (!selector) return false;
  return (
    hasAll(labels, selector.matchLabels) &&
    (selector.matchExpressions ?? []).every(each => meets(each, labels))
  );
}

/** Whether `labels` carry everything that `wanted` asks for. */
export function hasAll(labels: Labels, wanted: Labels): boolean {
  return Object.entries(wanted ?? {}).every(
    ([key, value]) => valueOf(labels, key) === value,
  );
}

/** One requirement of a selector. `NotIn` also holds where the label is absent. */
export function meets(requirement: SelectorRequirement, labels: Labels) {
  const value = valueOf(labels, requirement.key);
  const listed = value !== undefined && requirement.values?.includes(value);
  switch (requirement.operator) {
    case 'In':
      return listed === true;
    case 'NotIn':
      return !listed;
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      throw new Error(
        `selector operator ${requirement.operator}: expected In, NotIn, Exists or DoesNotExist`,
      );
  }
}

/** A label may be called `constructor`. */
function valueOf(labels: Labels, key: string): string | undefined {
  return labels && Object.hasOwn(labels, key) ? labels[key] : undefined;
}
