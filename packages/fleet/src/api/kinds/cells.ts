import { at, listAt, objectAt, textAt, type Json } from '../values';
import type { KubeObject } from '../types';
import type { Column } from './types';

/** A duration as kubectl prints it: two units at most, fewer digits the longer it is. */
export function humanDuration(milliseconds: number): string {
  const seconds = Math.trunc(milliseconds / 1000);
  if (seconds < -1) return '<invalid>';
  if (seconds < 0) return '0s';
  if (seconds < 120) return `${seconds}s`;
  const minutes = Math.trunc(seconds / 60);
  if (minutes < 10) return two(minutes, 'm', seconds % 60, 's');
  if (minutes < 180) return `${minutes}m`;
  const hours = Math.trunc(minutes / 60);
  if (hours < 8) return two(hours, 'h', minutes % 60, 'm');
  if (hours < 48) return `${hours}h`;
  const days = Math.trunc(hours / 24);
  if (hours < 192) return two(days, 'd', hours % 24, 'h');
  if (days < 730) return `${days}d`;
  const years = Math.trunc(days / 365);
  return days < 2920 ? two(years, 'y', days % 365, 'd') : `${years}y`;
}

const two = (a: number, unitA: string, b: number, unitB: string) =>
  b === 0 ? `${a}${unitA}` : `${a}${unitA}${b}${unitB}`;

export const since = (time: Json, now: number): string =>
  typeof time === 'string' && time
    ? humanDuration(now - Date.parse(time))
    : '<unknown>';

const META = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';

export const NAME: Column = {
  name: 'Name',
  type: 'string',
  format: 'name',
  description: `see ${META}, name`,
  cell: object => object.metadata.name,
};

export const AGE: Column = {
  name: 'Age',
  type: 'string',
  description: `see ${META}, creationTimestamp`,
  cell: (object, now) => since(object.metadata.creationTimestamp, now),
};

export const column = (
  name: string,
  cell: Column['cell'],
  extra: Partial<Column> = {},
): Column => ({ name, type: 'string', cell, ...extra });

export const wide = (name: string, cell: Column['cell']): Column =>
  column(name, cell, { priority: 1 });

/** `a=b,c=d` or `<none>`, as labels and plain selectors are shown. */
export function formatLabels(labels: Json): string {
  const entries = Object.entries((labels ?? {}) as Record<string, string>);
  if (!entries.length) return '<none>';
  return entries
    .map(([k, v]) => `${k}=${v}`)
    .sort()
    .join(',');
}

/** A LabelSelector in the notation of `kubectl -l`. */
export function formatSelector(selector: Json): string {
  const equals = Object.entries(objectAt(selector, 'matchLabels')).map(
    ([k, v]) => [k, `${k}=${v}`],
  );
  const others = listAt(selector, 'matchExpressions').map(e => {
    const key = textAt(e, 'key');
    const values = listAt(e, 'values').join(',');
    switch (textAt(e, 'operator')) {
      case 'In':
        return [key, `${key} in (${values})`];
      case 'NotIn':
        return [key, `${key} notin (${values})`];
      case 'Exists':
        return [key, key];
      default:
        return [key, `!${key}`];
    }
  });
  const all = [...equals, ...others].sort(([a], [b]) => (a < b ? -1 : 1));
  return all.length ? all.map(([, text]) => text).join(',') : '<none>';
}

const containers = (object: KubeObject) =>
  listAt(object, 'spec', 'template', 'spec', 'containers');

export const TEMPLATE_COLUMNS: Column[] = [
  wide('Containers', o =>
    containers(o)
      .map(c => textAt(c, 'name'))
      .join(','),
  ),
  wide('Images', o =>
    containers(o)
      .map(c => textAt(c, 'image'))
      .join(','),
  ),
];

export const SELECTOR_COLUMN = wide('Selector', o =>
  formatSelector(at(o, 'spec', 'selector')),
);

/** At most three, then `+ n more...`. */
export function firstThree(items: string[]): string {
  if (!items.length) return '<unset>';
  const shown = items.slice(0, 3).join(',');
  return items.length > 3 ? `${shown} + ${items.length - 3} more...` : shown;
}
