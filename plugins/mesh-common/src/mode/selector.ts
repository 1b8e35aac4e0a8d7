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

const OPERATORS: Readonly<
  Record<
    Expression['operator'],
    (value: string | undefined, values: readonly string[]) => boolean
  >
> = {
  In: (value, values) => value !== undefined && values.includes(value),
  NotIn: (value, values) => value === undefined || !values.includes(value),
  Exists: value => value !== undefined,
  DoesNotExist: value => value === undefined,
};

function matchesExpression(expression: Expression, labels: StringMap): boolean {
  const { key, operator, values = [] } = expression;
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  return OPERATORS[operator](value, values);
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
