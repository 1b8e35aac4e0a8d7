import type { Schema } from '../schema/schema';
import type { KubeObject } from '../types';
import type { JsonObject } from '../values';
import { compare, type Comparison } from './field-sets-of';
import { FieldSet, type PathElement } from './field-set';
import {
  decodeManagers,
  managerKey,
  withManagers,
  withoutManagers,
  type ManagerIdentity,
  type Managers,
} from './managers';

/** Which endpoint is written decides what nobody can own through it: the status, or all but the status. */
export type OwnedFilter = (set: FieldSet) => FieldSet;

export interface Tracking {
  schema: Schema;
  /** What an object is compared with that was not there before. */
  empty: JsonObject;
  filter: OwnedFilter;
  /** RFC 3339; undefined where the server records no time. */
  now: string | undefined;
}

const meta = (name: string): PathElement[] => ['f:metadata', `f:${name}`];

/** Never owned: what says which object it is, and what the server writes. */
const NEVER_OWNED = FieldSet.of(
  ['f:apiVersion'],
  ['f:kind'],
  ['f:metadata'],
  meta('name'),
  meta('namespace'),
  meta('creationTimestamp'),
  meta('selfLink'),
  meta('uid'),
  meta('clusterName'),
  meta('generation'),
  meta('managedFields'),
  meta('resourceVersion'),
);

export const ownable = (set: FieldSet) => set.difference(NEVER_OWNED);

export function filtered(c: Comparison, filter: OwnedFilter): Comparison {
  return {
    added: filter(c.added),
    modified: filter(c.modified),
    removed: filter(c.removed),
  };
}

/** Takes from every manager what `taken` holds. */
export function take(managers: Managers, except: string, taken: FieldSet) {
  for (const [key, manager] of managers) {
    if (key === except) continue;
    const set = manager.set.difference(taken);
    if (set.empty) managers.delete(key);
    else managers.set(key, { ...manager, set });
  }
}

/** The managers that a write starts from: those it sends itself, else those of the live object. */
function startingManagers(live: KubeObject | undefined, next: KubeObject) {
  const sent = next.metadata.managedFields;
  const reset =
    sent &&
    (sent.length === 0 || (sent.length === 1 && !Object.keys(sent[0]).length));
  if (reset) return new Map();
  const decoded = decodeManagers(sent);
  if (decoded?.size) return decoded;
  return decodeManagers(live?.metadata.managedFields) ?? new Map();
}

/**
 * Records a create, an update or a patch: what it changed is now the writer's.
 * @param live - the object before; undefined when it is created
 * @param next - the object after, with the managedFields that the request sent, if any
 * @param fromLive - through a subresource the managedFields of the request do not count
 */
export function trackUpdate(
  live: KubeObject | undefined,
  next: KubeObject,
  who: ManagerIdentity,
  { schema, empty, filter, now }: Tracking,
  fromLive = false,
): KubeObject {
  const managers = fromLive
    ? decodeManagers(live?.metadata.managedFields) ?? new Map()
    : startingManagers(live, next);
  // An object whose owners were cleared stays without owners until somebody applies.
  if (live && managers.size === 0) return withManagers(next, managers);
  const before = live ? withoutManagers(live) : empty;
  const change = filtered(
    compare(before, withoutManagers(next), schema),
    filter,
  );
  const changed = change.modified.union(change.added);
  take(managers, '', changed.union(change.removed));
  const mine = ownable(changed.difference(change.removed));
  if (!mine.empty) {
    const key = managerKey(who);
    const previous: FieldSet = managers.get(key)?.set ?? new FieldSet();
    managers.set(key, { ...who, time: now, set: previous.union(mine) });
  }
  return withManagers(next, managers);
}
