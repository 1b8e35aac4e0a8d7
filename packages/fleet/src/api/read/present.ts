import { apiVersionOf, type KindDef } from '../kinds/types';
import type { KubeObject } from '../types';

const texts = new WeakMap<KubeObject, string>();

/** An object in the version that was asked for; the schemas of the versions of a kind say the same. */
export function present(
  object: KubeObject,
  kind: KindDef,
  version: string,
): KubeObject {
  const apiVersion = apiVersionOf(kind, version);
  return object.apiVersion === apiVersion ? object : { ...object, apiVersion };
}

const items = new WeakMap<KubeObject, KubeObject>();

/** An object as it stands in a list: items of built-in kinds do not repeat their type. */
export function asItem(object: KubeObject, kind: KindDef): KubeObject {
  if (kind.custom) return object;
  let item = items.get(object);
  if (!item) {
    const { apiVersion: _a, kind: _k, ...rest } = object;
    item = rest as KubeObject;
    items.set(object, item);
  }
  return item;
}

/** The JSON of an object of the store; it never changes, so it is made once. */
export function jsonOf(object: KubeObject): string {
  let text = texts.get(object);
  if (text === undefined) {
    text = JSON.stringify(object);
    texts.set(object, text);
  }
  return text;
}
