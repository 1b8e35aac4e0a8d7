import type { KubeObject, ManagedFieldsEntry } from '../types';
import { FieldSet } from './field-set';

/** Who owns what, decoded from one entry of managedFields. */
export interface Manager {
  manager: string;
  operation: 'Apply' | 'Update';
  apiVersion: string;
  subresource?: string;
  time?: string;
  set: FieldSet;
}

/** Managers by identity. An applier is one whatever version it applies; an updater is one for each version. */
export type Managers = Map<string, Manager>;

export type ManagerIdentity = Pick<
  Manager,
  'manager' | 'operation' | 'apiVersion' | 'subresource'
>;

export const managerKey = (m: ManagerIdentity) =>
  JSON.stringify([
    m.manager,
    m.operation,
    m.operation === 'Apply' ? '' : m.apiVersion,
    m.subresource ?? '',
  ]);

/** @returns undefined when an entry is not what managedFields may hold */
export function decodeManagers(
  entries: ManagedFieldsEntry[] | undefined,
): Managers | undefined {
  const out: Managers = new Map();
  for (const entry of entries ?? []) {
    const { operation, apiVersion, fieldsType } = entry;
    if (operation !== 'Apply' && operation !== 'Update') return undefined;
    if (!apiVersion || fieldsType !== 'FieldsV1') return undefined;
    const manager: Manager = {
      manager: entry.manager ?? '',
      operation,
      apiVersion,
      subresource: entry.subresource || undefined,
      time: entry.time,
      set: FieldSet.fromFieldsV1(entry.fieldsV1 ?? {}),
    };
    out.set(managerKey(manager), manager);
  }
  return out;
}

const compareText = (a: string, b: string) => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

/** Appliers first, then by time, then by name: so that the same owners always give the same list. */
export function encodeManagers(managers: Managers): ManagedFieldsEntry[] {
  return [...managers.values()]
    .filter(m => !m.set.empty)
    .sort(
      (a, b) =>
        compareText(a.operation, b.operation) ||
        compareText(a.time ?? '', b.time ?? '') ||
        compareText(a.manager, b.manager) ||
        compareText(a.apiVersion, b.apiVersion) ||
        compareText(a.subresource ?? '', b.subresource ?? ''),
    )
    .map(m => ({
      manager: m.manager,
      operation: m.operation,
      apiVersion: m.apiVersion,
      ...(m.time && { time: m.time }),
      fieldsType: 'FieldsV1',
      fieldsV1: m.set.toFieldsV1(),
      ...(m.subresource && { subresource: m.subresource }),
    }));
}

export function withManagers(object: KubeObject, managers: Managers) {
  const { managedFields: _, ...metadata } = object.metadata;
  const entries = encodeManagers(managers);
  return {
    ...object,
    metadata: entries.length
      ? { ...metadata, managedFields: entries }
      : metadata,
  };
}

export const withoutManagers = (object: KubeObject): KubeObject => {
  const { managedFields: _, ...metadata } = object.metadata;
  return { ...object, metadata };
};
