import type { KindDef } from '../kinds/types';
import { badRequest } from '../status';
import type { KubeObject } from '../types';
import { listAt, objectAt, textAt, type Json } from '../values';

type Labels = Record<string, unknown>;

/** Decides whether an object is selected. */
export type Predicate = (object: KubeObject) => boolean;

/** Splits at commas that stand outside of parentheses. */
function splitTerms(text: string): string[] {
  const terms: string[] = [];
  let depth = 0;
  let current = '';
  for (const character of text) {
    if (character === '(') depth++;
    if (character === ')') depth--;
    if (character === ',' && depth === 0) {
      terms.push(current);
      current = '';
    } else {
      current += character;
    }
  }
  return [...terms, current].map(t => t.trim()).filter(Boolean);
}

const KEY = '([A-Za-z0-9][A-Za-z0-9_./-]*)';
const SET = new RegExp(`^${KEY}\\s+(in|notin)\\s*\\(([^)]*)\\)$`);
const EQUALITY = new RegExp(`^${KEY}\\s*(!=|==|=|>|<)\\s*([A-Za-z0-9_.-]*)$`);
const EXISTS = new RegExp(`^(!?)\\s*${KEY}$`);

function labelTerm(term: string, whole: string): (labels: Labels) => boolean {
  const set = SET.exec(term);
  if (set) {
    const [, key, operator, list] = set;
    const values = list.split(',').map(v => v.trim());
    const wanted = operator === 'in';
    return labels =>
      key in labels ? values.includes(String(labels[key])) === wanted : !wanted;
  }
  const equality = EQUALITY.exec(term);
  if (equality) {
    const [, key, operator, value] = equality;
    if (operator === '!=') return labels => labels[key] !== value;
    if (operator === '>') return l => Number(l[key]) > Number(value);
    if (operator === '<') return l => Number(l[key]) < Number(value);
    return labels => labels[key] === value;
  }
  const exists = EXISTS.exec(term);
  if (!exists) {
    throw badRequest(
      `unable to parse requirement: found '${term}', expected: a label selector such as a=b, a!=b, a in (b,c), a or !a, in '${whole}'`,
    );
  }
  const [, not, key] = exists;
  return labels => key in labels === !not;
}

/** @throws StatusError 400 on a selector that cannot be read */
export function labelPredicate(selector: string): Predicate {
  const terms = splitTerms(selector).map(t => labelTerm(t, selector));
  return object => {
    const labels = object.metadata.labels ?? {};
    return terms.every(holds => holds(labels));
  };
}

/** @throws StatusError 400 on a field that the kind does not offer */
export function fieldPredicate(kind: KindDef, selector: string): Predicate {
  const fields: Record<string, (o: KubeObject) => string> = {
    'metadata.name': o => o.metadata.name,
    'metadata.namespace': o => o.metadata.namespace ?? '',
    ...kind.selectableFields,
  };
  const terms = splitTerms(selector).map(term => {
    const match = /^([^=!]+?)\s*(!=|==|=)\s*(.*)$/.exec(term);
    if (!match) {
      throw badRequest(
        `invalid selector: '${selector}'; can't understand '${term}'`,
      );
    }
    const [, field, operator, value] = match;
    const read = fields[field];
    if (!read) {
      throw badRequest(`field label not supported: ${field}`);
    }
    return (o: KubeObject) => (read(o) === value) === (operator !== '!=');
  });
  return object => terms.every(holds => holds(object));
}

function expressionHolds(expression: Json, labels: Labels): boolean {
  const key = textAt(expression, 'key');
  const values = listAt(expression, 'values');
  switch (textAt(expression, 'operator')) {
    case 'In':
      return key in labels && values.includes(labels[key]);
    case 'NotIn':
      return !(key in labels) || !values.includes(labels[key]);
    case 'Exists':
      return key in labels;
    case 'DoesNotExist':
      return !(key in labels);
    default:
      return false;
  }
}

/** A LabelSelector object, as workloads and webhooks carry it; an empty one selects everything. */
export const matchesSelector = (selector: Json, labels: Labels): boolean =>
  Object.entries(objectAt(selector, 'matchLabels')).every(
    ([key, value]) => labels[key] === value,
  ) &&
  listAt(selector, 'matchExpressions').every(e => expressionHolds(e, labels));
