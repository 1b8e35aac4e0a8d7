import kubernetes from './data/kubernetes.json';
import { isObject, type Json, type JsonObject } from '../values';

/** A rule in the Common Expression Language about `self`, and in updates about `oldSelf`. */
export interface CelRule {
  rule: string;
  message?: string;
  reason?: string;
  fieldPath?: string;
}

/** The part of OpenAPI v3 that Kubernetes uses, as `data/*.json` holds it; `$ref` names a definition in kubernetes.json. */
export interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  nullable?: boolean;
  default?: Json;
  enum?: Json[];
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: Schema;
  items?: Schema;
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  not?: Schema;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: boolean;
  exclusiveMaximum?: boolean;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  minItems?: number;
  maxItems?: number;
  minProperties?: number;
  maxProperties?: number;
  'x-kubernetes-list-type'?: 'atomic' | 'set' | 'map';
  'x-kubernetes-list-map-keys'?: string[];
  'x-kubernetes-map-type'?: 'granular' | 'atomic';
  'x-kubernetes-patch-merge-key'?: string;
  'x-kubernetes-patch-strategy'?: string;
  'x-kubernetes-preserve-unknown-fields'?: boolean;
  'x-kubernetes-int-or-string'?: boolean;
  'x-kubernetes-embedded-resource'?: boolean;
  'x-kubernetes-validations'?: CelRule[];
  'x-kubernetes-group-version-kind'?: {
    group: string;
    kind: string;
    version: string;
  }[];
}

const definitions = kubernetes as unknown as Record<string, Schema>;

export const definitionNames = () => Object.keys(definitions);

/** @throws when there is no such definition: a programming error */
export function definition(name: string): Schema {
  const found = definitions[name];
  if (!found) throw new Error(`no schema ${name} in kubernetes.json`);
  return found;
}

/** Follows `$ref`; what stands beside it (a default, a list type) wins. */
export function resolve(schema: Schema | undefined): Schema | undefined {
  if (!schema?.$ref) return schema;
  const { $ref, ...beside } = schema;
  const target = resolve(definition($ref))!;
  return Object.keys(beside).length ? { ...target, ...beside } : target;
}

export const OBJECT_META = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';

/** How server-side apply sees a value: what is owned as a whole, what field by field, what element by element. */
export type Shape =
  | { is: 'leaf' }
  | {
      is: 'map';
      /** Schema of a field, by name. */
      field: (name: string) => Schema | undefined;
      /** Fields that the schema names; others are entries of a map and are owned as such. */
      named: (name: string) => boolean;
    }
  | { is: 'set'; element: Schema | undefined }
  | { is: 'keyed'; keys: string[]; element: Schema | undefined };

const LEAF: Shape = { is: 'leaf' };

/** The shape of a value; without a schema a map is granular and a list is a leaf, as for unknown fields of a CRD. */
export function shapeOf(raw: Schema | undefined, value: Json): Shape {
  const schema = resolve(raw);
  if (Array.isArray(value)) return listShape(schema);
  if (!isObject(value)) return LEAF;
  if (schema?.['x-kubernetes-map-type'] === 'atomic') return LEAF;
  if (schema?.['x-kubernetes-int-or-string']) return LEAF;
  return {
    is: 'map',
    field: name => schema?.properties?.[name] ?? schema?.additionalProperties,
    named: name => Boolean(schema?.properties?.[name]),
  };
}

function listShape(schema: Schema | undefined): Shape {
  if (!schema) return LEAF;
  const type = schema['x-kubernetes-list-type'];
  const mergeKey = schema['x-kubernetes-patch-merge-key'];
  const merged = schema['x-kubernetes-patch-strategy']?.startsWith('merge');
  if (type === 'set' || (!type && merged && !mergeKey)) {
    return { is: 'set', element: schema.items };
  }
  const keys =
    schema['x-kubernetes-list-map-keys'] ??
    (!type && merged && mergeKey ? [mergeKey] : undefined);
  return keys ? { is: 'keyed', keys, element: schema.items } : LEAF;
}

/** The default that a key field of an element has, e.g. `protocol: TCP` of a port. */
export const keyDefault = (element: Schema | undefined, key: string): Json =>
  resolve(resolve(element)?.properties?.[key])?.default;

export const asSchema = (value: JsonObject) => value as Schema;
