import { LabelSelector, StringMap } from '../facts';

/**
 * `metav1.LabelSelector` against labels, as `LabelSelectorAsSelector` of apimachinery decides it: an empty selector
 * matches everything, `NotIn` matches where the key is absent.
 * @public
 */
export function matchesSelector(
  selector: LabelSelector,
  labels: StringMap,
): boolean {
  return (
    isSubset(selector.matchLabels, labels) &&
    (selector.matchExpressions ?? []).every(e => matchesExpression(e, labels))
  );
}

type Expression = NonNullable<LabelSelector['matchExpressions']>[number];

function matchesExpression(expression: Expression, labels: StringMap): boolean {
  const { key, operator, values } = expression;
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  switch (operator) {
    case 'In':
      return value !== undefined && !!values?.includes(value);
    case 'NotIn':
      return value === undefined || !values?.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
  }
}

/** Whether every wanted label is there: `matchLabels`, the selector of a PeerAuthentication, of a Service. @public */
export function isSubset(
  wanted: StringMap | null | undefined,
  labels: StringMap,
): boolean {
  for (const key in wanted) {
    if (labels[key] !== wanted[key]) return false;
  }
  return true;
}
