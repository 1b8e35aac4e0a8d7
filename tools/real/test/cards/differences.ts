import { AnyOrder } from './words';

/** Words that stand somewhere, by where that is. */
export interface Said {
  readonly [where: string]: string | Said;
}

/** Words that should stand there. */
export interface Wanted {
  readonly [where: string]: string | RegExp | AnyOrder | Wanted;
}

/** Where the portal does not say what a report means: a line each. */
export function differences(said: Said, wanted: Wanted): string[] {
  const keys = new Set([...Object.keys(wanted), ...Object.keys(said)]);
  return [...keys].flatMap(key => {
    const [is, should] = [said[key], wanted[key]];
    if (isGroup(is) && isGroup(should)) {
      return differences(is, should).map(line => `${key}, ${line}`);
    }
    if (typeof is === 'string' && isWords(should) && agrees(is, should)) {
      return [];
    }
    return [
      `${key}: the portal says ${shown(is)}, the report ${shown(should)}`,
    ];
  });
}

type Words = string | RegExp | AnyOrder;

const isWords = (value: unknown): value is Words =>
  typeof value === 'string' ||
  value instanceof RegExp ||
  value instanceof AnyOrder;

const isGroup = <T>(value: T): value is Exclude<T, Words | undefined> =>
  typeof value === 'object' && !isWords(value);

function agrees(text: string, words: Words): boolean {
  if (words instanceof AnyOrder) return words.isSaidBy(text);
  return words instanceof RegExp ? words.test(text) : words === text;
}

function shown(value: Said[string] | Wanted[string] | undefined): string {
  if (value === undefined) return 'nothing';
  return isWords(value) ? `"${value}"` : JSON.stringify(value);
}
