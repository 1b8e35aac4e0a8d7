import { LabelSelector } from '../facts';

type Expression = NonNullable<LabelSelector['matchExpressions']>[number];

const KEY = String.raw`[A-Za-z0-9][-A-Za-z0-9_./]*`;
const VALUE = String.raw`[-A-Za-z0-9_.]*`;
const SET = new RegExp(`^(${KEY})\\s+(in|notin)\\s+\\(([^()]*)\\)$`);
const EQUAL = new RegExp(`^(${KEY})\\s*(==|=|!=)\\s*(${VALUE})$`);
const EXISTS = new RegExp(`^(!?)\\s*(${KEY})$`);

/**
 * A label selector as text: `app=a,tier in (x, y),!legacy` (apimachinery `pkg/labels`, Parse).
 * @returns null where it is not one: it then selects nothing, never everything
 */
export function parseLabelSelector(text: string): LabelSelector | null {
  const parts = splitOutsideBrackets(text);
  const expressions = parts.map(expression);
  if (!parts.length || expressions.includes(null)) return null;
  return { matchExpressions: expressions as Expression[] };
}

function expression(part: string): Expression | null {
  const set = SET.exec(part);
  if (set) {
    const values = set[3].split(',').map(value => value.trim());
    return { key: set[1], operator: set[2] === 'in' ? 'In' : 'NotIn', values };
  }
  const equal = EQUAL.exec(part);
  if (equal) {
    const operator = equal[2] === '!=' ? 'NotIn' : 'In';
    return { key: equal[1], operator, values: [equal[3]] };
  }
  const exists = EXISTS.exec(part);
  if (!exists) return null;
  return { key: exists[2], operator: exists[1] ? 'DoesNotExist' : 'Exists' };
}

/** Commas inside `(…)` separate values, others separate requirements. */
function splitOutsideBrackets(text: string): string[] {
  return text
    .split(/,(?![^(]*\))/)
    .map(part => part.trim())
    .filter(Boolean);
}
