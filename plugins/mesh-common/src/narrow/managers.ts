import { z } from 'zod';
import { StringMap } from '../facts';

/**
 * `metadata.managedFields` (Kubernetes server-side apply): read here, then dropped. `fieldsV1` is a tree whose keys are
 * `f:<field>`; leaves are empty objects.
 */
export const managedFieldsSchema = z
  .array(
    z.object({
      manager: z.string().nullish(),
      time: z.string().nullish(),
      subresource: z.string().nullish(),
      fieldsV1: z.record(z.string(), z.unknown()).nullish(),
    }),
  )
  .nullish();

export type ManagedFields = z.output<typeof managedFieldsSchema>;
type Entry = NonNullable<ManagedFields>[number];

const LABEL_FIELD = 'f:';

/** Whether the suite cares who wrote this label. */
function isMeshLabel(label: string): boolean {
  return label.startsWith('istio.io/') || label === 'istio-injection';
}

/** Mesh labels and the manager that last wrote each; where several own one, the newest entry wins. */
export function labelManagers(fields: ManagedFields): StringMap {
  const managers: Record<string, string> = {};
  for (const entry of oldestFirst(fields)) {
    for (const label of meshLabelsOf(entry)) {
      managers[label] = entry.manager ?? '';
    }
  }
  return managers;
}

/** Newest write of an entry that owns a mesh label, epoch milliseconds. */
export function meshLabelsWrittenAt(fields: ManagedFields): number | undefined {
  const times = oldestFirst(fields)
    .filter(entry => meshLabelsOf(entry).length > 0)
    .map(timeOf);
  const newest = Math.max(0, ...times);
  return newest > 0 ? newest : undefined;
}

/** Newest write to anything but a status, epoch milliseconds; `fallback` where no entry carries a time. */
export function writtenAt(fields: ManagedFields, fallback: number): number {
  return specEntries(fields).reduce(
    (newest, entry) => Math.max(newest, timeOf(entry)),
    fallback,
  );
}

/** Managers that wrote metadata or spec, each once, sorted. */
export function specManagers(fields: ManagedFields): string[] {
  const names = specEntries(fields).map(entry => entry.manager ?? '');
  return [...new Set(names)].filter(Boolean).sort();
}

function specEntries(fields: ManagedFields): Entry[] {
  return (fields ?? []).filter(entry => !entry.subresource);
}

function oldestFirst(fields: ManagedFields): Entry[] {
  return [...(fields ?? [])].sort((a, b) => timeOf(a) - timeOf(b));
}

function timeOf(entry: Entry): number {
  return (entry.time && Date.parse(entry.time)) || 0;
}

function meshLabelsOf(entry: Entry): string[] {
  const labels = child(child(entry.fieldsV1, 'f:metadata'), 'f:labels');
  if (!labels) return [];
  return Object.keys(labels)
    .filter(key => key.startsWith(LABEL_FIELD))
    .map(key => key.slice(LABEL_FIELD.length))
    .filter(isMeshLabel);
}

function child(node: unknown, key: string): object | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  const value = (node as Record<string, unknown>)[key];
  return typeof value === 'object' && value !== null ? value : undefined;
}
