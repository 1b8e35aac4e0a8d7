import { shapeOf, type Schema, type Shape } from '../schema/schema';
import { badRequest } from '../status';
import { isObject, type Json, type JsonObject } from '../values';
import { elementOf, indexed, sharedShape, stepsOfMap } from './elements';
import type { FieldSet, PathElement } from './field-set';

type ListShape = Extract<Shape, { is: 'set' | 'keyed' }>;

/** The live object with the applied one laid over it: what the applied one does not say stays. */
export function merge(
  live: Json,
  applied: Json,
  schema: Schema | undefined,
): Json {
  const shape = sharedShape(schema, live, applied);
  if (shape.is === 'leaf') return applied === undefined ? live : applied;
  if (shape.is !== 'map') return mergeLists(shape, live, applied);
  const out: JsonObject = {};
  for (const step of stepsOfMap(shape, live, applied)) {
    out[step.element.slice(2)] = merge(step.left, step.right, step.schema);
  }
  return out;
}

function mergeLists(shape: ListShape, live: Json, applied: Json): Json[] {
  const names = (list: Json) =>
    (Array.isArray(list) ? list : []).map(item => elementOf(shape, item));
  const right = names(applied);
  const repeated = right.find((e, i) => right.indexOf(e) !== i);
  if (repeated) {
    throw badRequest(`duplicate entries for key ${repeated.slice(2)}`);
  }
  const l = indexed(shape, live);
  const r = indexed(shape, applied);
  return mergedOrder(names(live), right).map(element =>
    merge(l.get(element), r.get(element), shape.element),
  );
}

/**
 * The order of a merged list: that of the applied list, with the elements that only the live list has where they were
 * between their neighbours.
 */
export function mergedOrder(
  live: PathElement[],
  applied: PathElement[],
): PathElement[] {
  const inApplied = new Set(applied);
  const shared = applied.filter(e => live.includes(e));
  const out: PathElement[] = [];
  const placed = new Set<PathElement>();
  let [l, a, next] = [0, 0, 0];
  while (l < live.length || a < applied.length) {
    const element = live[l];
    if (l < live.length && a < applied.length) {
      if (element === applied[a]) {
        out.push(element);
        placed.add(element);
        [l, a, next] = [l + 1, a + 1, next + 1];
        continue;
      }
      // An element of both lists comes when it is its turn in the applied list.
      if (
        inApplied.has(element) &&
        next < shared.length &&
        shared[next] !== element
      ) {
        l++;
        continue;
      }
    }
    if (l < live.length) {
      if (!inApplied.has(element)) {
        out.push(element);
        l++;
        continue;
      }
      if (placed.has(element)) l++;
    }
    if (a < applied.length) {
      out.push(applied[a]);
      placed.add(applied[a]);
      if (shared[next] === applied[a]) next++;
      a++;
    }
  }
  return out;
}

/** The value without the members of the set; undefined when nothing is left of a map or a list. */
export function remove(
  value: Json,
  set: FieldSet,
  schema: Schema | undefined,
): Json {
  const shape = shapeOf(schema, value);
  if (shape.is === 'map' && isObject(value)) {
    return removeFields(value, set, shape);
  }
  if ((shape.is === 'set' || shape.is === 'keyed') && Array.isArray(value)) {
    return removeElements(value, set, shape);
  }
  // A list or map that is owned as a whole is gone with its owner; a scalar is only ever removed by what holds it.
  return typeof value === 'object' ? undefined : value;
}

function removeFields(
  value: JsonObject,
  set: FieldSet,
  shape: Extract<Shape, { is: 'map' }>,
): Json {
  const out: JsonObject = {};
  for (const [name, entry] of Object.entries(value)) {
    const element = `f:${name}`;
    if (set.members.has(element)) continue;
    const below = set.child(element);
    const kept =
      below && !below.empty ? remove(entry, below, shape.field(name)) : entry;
    if (kept !== undefined) out[name] = kept;
  }
  return Object.keys(out).length ? out : undefined;
}

function removeElements(value: Json[], set: FieldSet, shape: ListShape): Json {
  const out = value.flatMap(item => {
    const element = elementOf(shape, item);
    if (set.members.has(element)) return [];
    const below = set.child(element);
    if (!below || below.empty) return [item];
    return [remove(item, below, shape.element)];
  });
  return out.length ? out : undefined;
}
