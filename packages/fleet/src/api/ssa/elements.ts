import { keyDefault, shapeOf, type Schema, type Shape } from '../schema/schema';
import { badRequest } from '../status';
import { isObject, type Json, type JsonObject } from '../values';
import type { PathElement } from './field-set';

export const field = (name: string): PathElement => `f:${name}`;

/** How an element of a set or of a keyed list is called in a path. */
export function elementOf(
  shape: Extract<Shape, { is: 'set' | 'keyed' }>,
  item: Json,
): PathElement {
  if (shape.is === 'set') return `v:${JSON.stringify(item)}`;
  const key: JsonObject = {};
  for (const name of [...shape.keys].sort()) {
    const value = isObject(item) ? item[name] : undefined;
    const filled = value ?? keyDefault(shape.element, name);
    if (filled !== undefined) key[name] = filled;
  }
  if (!Object.keys(key).length) {
    throw badRequest(
      `associative list with keys has an element that omits key field "${shape.keys[0]}"`,
    );
  }
  return `k:${JSON.stringify(key)}`;
}

/** One step down: the element's name and both values, either of which may be absent. */
export interface Step {
  element: PathElement;
  left: Json;
  right: Json;
  schema: Schema | undefined;
  /** A field that the schema names; other entries of a map, and elements, are owned as such. */
  named: boolean;
}

/**
 * The shape that two versions of one value share; a leaf where they differ in kind or are both empty. What is absent or
 * null takes the shape of the other.
 */
export function sharedShape(
  schema: Schema | undefined,
  left: Json,
  right: Json,
): Shape {
  if (isEmpty(left) && isEmpty(right)) return { is: 'leaf' };
  const shape = shapeOf(schema, right ?? left);
  const bothSay = isSaid(left) && isSaid(right);
  return bothSay && shapeOf(schema, left).is !== shape.is
    ? { is: 'leaf' }
    : shape;
}

const isSaid = (value: Json) => value !== undefined && value !== null;

/** `undefined`, `null`, `{}` and `[]` have nothing below them. */
const isEmpty = (value: Json) =>
  value === undefined ||
  value === null ||
  (typeof value === 'object' && Object.keys(value).length === 0);

export function stepsOfMap(
  shape: Extract<Shape, { is: 'map' }>,
  left: Json,
  right: Json,
): Step[] {
  const l = isObject(left) ? left : {};
  const r = isObject(right) ? right : {};
  return [...new Set([...Object.keys(l), ...Object.keys(r)])].map(name => ({
    element: field(name),
    left: l[name],
    right: r[name],
    schema: shape.field(name),
    named: shape.named(name),
  }));
}

/** Elements by name; of repeated ones the first counts. */
export function indexed(
  shape: Extract<Shape, { is: 'set' | 'keyed' }>,
  list: Json,
): Map<PathElement, Json> {
  const out = new Map<PathElement, Json>();
  for (const item of Array.isArray(list) ? list : []) {
    const element = elementOf(shape, item);
    if (!out.has(element)) out.set(element, item);
  }
  return out;
}

export function stepsOfList(
  shape: Extract<Shape, { is: 'set' | 'keyed' }>,
  left: Json,
  right: Json,
): Step[] {
  const l = indexed(shape, left);
  const r = indexed(shape, right);
  return [...new Set([...l.keys(), ...r.keys()])].map(element => ({
    element,
    left: l.get(element),
    right: r.get(element),
    schema: shape.element,
    named: false,
  }));
}

export const stepsOf = (shape: Shape, left: Json, right: Json): Step[] => {
  if (shape.is === 'leaf') return [];
  return shape.is === 'map'
    ? stepsOfMap(shape, left, right)
    : stepsOfList(shape, left, right);
};
