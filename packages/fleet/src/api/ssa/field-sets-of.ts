import { resolve, shapeOf, type Schema } from '../schema/schema';
import { equal, isObject, type Json } from '../values';
import { sharedShape, stepsOf } from './elements';
import { FieldSet, type PathElement } from './field-set';

/** The paths of all that an object says: leaves, entries of maps, elements of lists. */
export function fieldSetOf(value: Json, schema: Schema | undefined): FieldSet {
  const out = new FieldSet();
  collect(value, schema, [], out);
  return out;
}

function collect(
  value: Json,
  schema: Schema | undefined,
  path: PathElement[],
  out: FieldSet,
) {
  const shape = shapeOf(schema, value);
  if (shape.is === 'leaf') {
    out.insert(path);
    return;
  }
  for (const step of stepsOf(shape, value, undefined)) {
    const below = [...path, step.element];
    collect(step.left, step.schema, below, out);
    const hollow =
      step.left === null ||
      (isObject(step.left) && !Object.keys(step.left).length);
    if (!step.named || hollow) out.insert(below);
  }
}

export interface Comparison {
  added: FieldSet;
  modified: FieldSet;
  removed: FieldSet;
}

/** What the second object adds to, changes in and removes from the first. */
export function compare(
  left: Json,
  right: Json,
  schema: Schema | undefined,
): Comparison {
  const out = {
    added: new FieldSet(),
    modified: new FieldSet(),
    removed: new FieldSet(),
  };
  compareAt(left, right, schema, [], out);
  return out;
}

function compareAt(
  left: Json,
  right: Json,
  schema: Schema | undefined,
  path: PathElement[],
  out: Comparison,
) {
  const shape = sharedShape(schema, left, right);
  for (const step of stepsOf(shape, left, right)) {
    const below = [...path, step.element];
    compareAt(step.left, step.right, step.schema, below, out);
  }
  if (left === undefined) out.added.insert(path);
  else if (right === undefined) out.removed.insert(path);
  else if (shape.is === 'leaf' && !equal(left, right))
    out.modified.insert(path);
}

/** The set and, of the fields above its paths, those that the schema names: what pruning may empty. */
export function withNamedParents(
  set: FieldSet,
  raw: Schema | undefined,
): FieldSet {
  const schema = resolve(raw);
  const out = new FieldSet();
  for (const m of set.members) out.members.add(m);
  for (const [element, below] of set.children) {
    const isField = element.startsWith('f:');
    const named = isField ? schema?.properties?.[element.slice(2)] : undefined;
    if (named) out.members.add(element);
    const other = isField ? schema?.additionalProperties : schema?.items;
    out.children.set(element, withNamedParents(below, named ?? other));
  }
  return out;
}
