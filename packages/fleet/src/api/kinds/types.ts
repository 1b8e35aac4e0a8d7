import type { Schema } from '../schema/schema';
import type { KubeObject } from '../types';
import type { Strategy } from '../strategy/types';

/** A column of `kubectl get`; `priority` 1 shows with `-o wide` only. */
export interface Column {
  name: string;
  type: 'string' | 'integer' | 'date' | 'number' | 'boolean';
  format?: string;
  description?: string;
  priority?: number;
  /** @param now - in milliseconds, for ages */
  cell: (object: KubeObject, now: number) => unknown;
}

export type Subresource = 'status' | 'scale' | 'binding' | 'token' | 'finalize';

/** Everything the server knows about a kind. Adding a kind is adding one of these to a list in this folder. */
export interface KindDef {
  group: string;
  kind: string;
  plural: string;
  singular: string;
  shortNames?: string[];
  categories?: string[];
  namespaced: boolean;
  /** Served versions, the preferred one first. */
  versions: string[];
  storageVersion: string;
  subresources: Subresource[];
  /** A CustomResourceDefinition brought it: no strategic merge patch, defaults from the schema. */
  custom: boolean;
  /** What of a change counts into `metadata.generation`; absent: the kind has none. */
  generation?: 'spec' | 'all';
  schema: (version: string) => Schema;
  /** Name of the Go type of a built-in kind in schema/data/protobuf.json, e.g. `core.Pod`. */
  goType?: string;
  columns: Column[];
  /** Fields, besides name and namespace, that a field selector may name. */
  selectableFields?: Record<string, (object: KubeObject) => string>;
  strategy: Strategy;
}

export const resourceOf = (kind: Pick<KindDef, 'group' | 'plural'>) =>
  kind.group ? `${kind.plural}.${kind.group}` : kind.plural;

export const apiVersionOf = (kind: Pick<KindDef, 'group'>, version: string) =>
  kind.group ? `${kind.group}/${version}` : version;
