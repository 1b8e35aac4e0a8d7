import { isObject, type Json } from '../values';

type Step =
  | { field: string }
  | { index: number }
  | { all: true }
  | { where: string; equals: string };

const STEP =
  /\.([A-Za-z0-9_-]+)|\[(\d+)\]|\[\*\]|\[\?\(@\.([A-Za-z0-9_.]+)\s*==\s*["']([^"']*)["']\)\]|\['([^']+)'\]/gy;

function parse(path: string): Step[] {
  const steps: Step[] = [];
  STEP.lastIndex = 0;
  let position = 0;
  while (position < path.length) {
    const match = STEP.exec(path);
    if (!match)
      throw new Error(`JSONPath ${path}: not understood at ${position}`);
    const [, field, index, where, equals, quoted] = match;
    if (field ?? quoted) steps.push({ field: field ?? quoted });
    else if (index) steps.push({ index: Number(index) });
    else if (where) steps.push({ where, equals });
    else steps.push({ all: true });
    position = STEP.lastIndex;
  }
  return steps;
}

function follow(values: Json[], step: Step): Json[] {
  return values.flatMap(value => {
    if ('field' in step) {
      return isObject(value) && value[step.field] !== undefined
        ? [value[step.field]]
        : [];
    }
    if (!Array.isArray(value)) return [];
    if ('index' in step) return value.slice(step.index, step.index + 1);
    if ('all' in step) return value;
    return value.filter(v => isObject(v) && v[step.where] === step.equals);
  });
}

/**
 * The subset of JSONPath that printer columns use: fields, indices, `[*]`, `[?(@.type=="Ready")]`.
 * @returns a function that gives the first value found, or undefined
 */
export function jsonPath(path: string): (value: Json) => Json {
  const steps = parse(path);
  return value => steps.reduce<Json[]>(follow, [value])[0];
}
