import { isDeepStrictEqual } from 'node:util';

/** Any JSON value: what a request body parses to. */
export type Json = unknown;
export type JsonObject = Record<string, unknown>;

export const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const equal = (a: Json, b: Json) => isDeepStrictEqual(a, b);

/** A copy of JSON that shares nothing with the original; objects of the store are never changed in place. */
export function clone<T>(value: T): T;
export function clone(value: unknown): unknown {
  if (Array.isArray(value)) return Array.from(value, clone);
  if (!isObject(value)) return value;
  const out: JsonObject = {};
  for (const [key, entry] of Object.entries(value)) {
    if (entry !== undefined) out[key] = clone(entry);
  }
  return out;
}

/** The value at a path of field names, or undefined where the path ends early. */
export function at(value: Json, ...path: (string | number)[]): Json {
  let current = value;
  for (const step of path) {
    if (typeof step === 'number') {
      current = Array.isArray(current) ? current[step] : undefined;
    } else {
      current = isObject(current) ? current[step] : undefined;
    }
  }
  return current;
}

export const textAt = (value: Json, ...path: (string | number)[]): string => {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : '';
};

export const numberAt = (value: Json, ...path: (string | number)[]): number => {
  const found = at(value, ...path);
  return typeof found === 'number' ? found : 0;
};

export const listAt = (value: Json, ...path: (string | number)[]): Json[] => {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
};

export const objectAt = (
  value: Json,
  ...path: (string | number)[]
): JsonObject => {
  const found = at(value, ...path);
  return isObject(found) ? found : {};
};

/** Like `objectAt`, but makes what is missing: for drafts that are being filled. */
export function ensureObject(value: JsonObject, ...path: string[]): JsonObject {
  let current = value;
  for (const step of path) {
    if (!isObject(current[step])) current[step] = {};
    current = current[step] as JsonObject;
  }
  return current;
}

/** Sets what is absent; a value that is there, `null` apart, stays. */
export function fill(target: JsonObject, defaults: JsonObject) {
  for (const [key, value] of Object.entries(defaults)) {
    if (target[key] === undefined || target[key] === null) {
      target[key] = clone(value);
    }
  }
}

/** Kubernetes times have no fraction of a second. */
export const kubeTime = (date: Date) =>
  date.toISOString().replace(/\.\d{3}Z$/, 'Z');
