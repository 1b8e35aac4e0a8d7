import type { Schema } from '../schema/schema';
import { StatusError } from '../status';
import type { KubeObject } from '../types';
import { clone, equal, type Json } from '../values';
import { compare, fieldSetOf, withNamedParents } from './field-sets-of';
import { FieldSet, pathText } from './field-set';
import {
  decodeManagers,
  managerKey,
  withManagers,
  withoutManagers,
  type Manager,
  type ManagerIdentity,
  type Managers,
} from './managers';
import { merge, remove } from './merge';
import {
  filtered,
  ownable,
  take,
  trackUpdate,
  type Tracking,
} from './ownership';

export interface ApplyRequest {
  /** The live object, or the bare type and name where it does not exist yet. */
  live: KubeObject;
  applied: KubeObject;
  who: ManagerIdentity;
  force: boolean;
  tracking: Tracking;
}

/**
 * Server-side apply: lays the applied object over the live one, takes away what the applier said last time and no longer
 * says, and records who owns what.
 * @returns the object to store, or undefined when nothing changes
 * @throws StatusError 409 when it would change what another manager owns, unless forced
 */
export function apply(request: ApplyRequest): KubeObject | undefined {
  const { applied, who, force, tracking } = request;
  const { schema, filter, now } = tracking;
  const live = claimed(request);
  const managers = decodeManagers(live.metadata.managedFields) ?? new Map();
  const key = managerKey(who);
  const last: FieldSet = managers.get(key)?.set ?? new FieldSet();
  const before = withoutManagers(live);
  const set = filter(fieldSetOf(applied, schema));
  managers.set(key, { ...who, set, time: managers.get(key)?.time });

  const merged = merge(before, applied, schema);
  const next = prune(merged, managers, last, schema) as KubeObject;
  const change = filtered(compare(before, next, schema), filter);
  const taken = change.modified.union(change.added);
  if (!force) refuseConflicts(managers, key, taken);
  take(managers, key, taken.union(change.removed));

  const mine = ownable(set);
  const sameOwners = equal(
    ownersOf(live),
    [...managers].map(([k, m]) => [k, ownable(m.set).toFieldsV1()]).sort(),
  );
  const sameObject = equal(before, next);
  if (sameOwners && sameObject) return undefined;
  // Who comes to own what is there already has changed nothing, and so has no time.
  const time = sameObject ? managers.get(key)?.time : now;
  managers.set(key, { ...who, set: mine, time });
  return withManagers(clone(next), managers);
}

const ownersOf = (object: KubeObject) =>
  [...(decodeManagers(object.metadata.managedFields) ?? [])]
    .map(([k, m]) => [k, m.set.toFieldsV1()])
    .sort();

/** An object nobody owns anything of belongs, as a whole, to `before-first-apply`. */
function claimed({ live, who, tracking }: ApplyRequest): KubeObject {
  const exists = Boolean(live.metadata.uid);
  if (!exists || live.metadata.managedFields?.length) return live;
  const all: ManagerIdentity = {
    manager: 'before-first-apply',
    operation: 'Update',
    apiVersion: who.apiVersion,
  };
  return trackUpdate(undefined, live, all, tracking);
}

/**
 * Takes away what the applier owned, no longer says, and nobody else owns.
 * @param last - what the applier owned before
 */
function prune(
  merged: Json,
  managers: Managers,
  last: FieldSet,
  schema: Schema,
): Json {
  if (last.empty) return merged;
  const named = (set: FieldSet) => withNamedParents(set, schema);
  const setOf = (value: Json) => named(fieldSetOf(value ?? {}, schema));
  const all = setOf(merged);
  const without = remove(merged, named(last), schema);
  let owned = new FieldSet();
  for (const m of managers.values()) owned = owned.union(m.set);
  const gone = all.difference(setOf(without).union(named(owned)));
  const withOwned = remove(merged, gone, schema);
  // What the applier never owned stays, even where nobody owns it.
  const dangling = all.difference(setOf(withOwned)).intersection(named(last));
  return remove(merged, dangling, schema);
}

function refuseConflicts(managers: Managers, self: string, taken: FieldSet) {
  const conflicts = [...managers]
    .filter(([key]) => key !== self)
    .flatMap(([, manager]) =>
      [...manager.set.intersection(taken).paths()].map(path => ({
        manager,
        path: pathText(path),
      })),
    );
  if (conflicts.length) throw conflictError(conflicts);
}

interface Conflict {
  manager: Manager;
  path: string;
}

/** `"kubectl" using apps/v1`, `"kubectl" with subresource "scale" using apps/v1 at <time>` */
function describe({ manager, operation, apiVersion, subresource }: Manager) {
  const sub = subresource
    ? ` with subresource ${JSON.stringify(subresource)}`
    : '';
  const using = operation === 'Update' ? ` using ${apiVersion}` : '';
  return `${JSON.stringify(manager)}${sub}${using}`;
}

function conflictError(conflicts: Conflict[]): StatusError {
  const causes = conflicts.map(c => ({
    reason: 'FieldManagerConflict',
    message: `conflict with ${describe(c.manager)}`,
    field: c.path,
  }));
  const [first] = conflicts;
  const message =
    conflicts.length === 1
      ? `Apply failed with 1 conflict: conflict with ${describe(
          first.manager,
        )}: ${first.path}`
      : `Apply failed with ${conflicts.length} conflicts: ${byManager(
          conflicts,
        )}`;
  return new StatusError(409, 'Conflict', message, { causes });
}

function byManager(conflicts: Conflict[]): string {
  const names = [...new Set(conflicts.map(c => describe(c.manager)))].sort();
  return names
    .flatMap(name => [
      `conflicts with ${name}:`,
      ...conflicts
        .filter(c => describe(c.manager) === name)
        .map(c => `- ${c.path}`),
    ])
    .join('\n');
}
