import type { LabelSelector } from '@mesh-onboarding/backstage-plugin-mesh-common';

/** `a=b, c in (d, e), f exists`; `any` where it matches everything. */
export function selectorWords(selector: LabelSelector): string {
  const labels = Object.entries(selector.matchLabels ?? {}).map(
    ([key, value]) => `${key}=${value}`,
  );
  const expressions = (selector.matchExpressions ?? []).map(expression => {
    const { key, operator, values = [] } = expression;
    const list = `(${values.join(', ')})`;
    switch (operator) {
      case 'In':
        return `${key} in ${list}`;
      case 'NotIn':
        return `${key} not in ${list}`;
      case 'Exists':
        return `${key} exists`;
      default:
        return `${key} does not exist`;
    }
  });
  return [...labels, ...expressions].join(', ') || 'any';
}
