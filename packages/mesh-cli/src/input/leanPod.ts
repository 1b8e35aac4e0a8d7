/**
 * Keys of a pod below which the model reads nothing, and which are most of its text. Parsing YAML is what takes the time
 * of an inspection. `leanPod.test.ts` watches what is read.
 */
export const UNREAD: ReadonlySet<string> = new Set([
  'managedFields',
  ...['affinity', 'tolerations', 'topologySpreadConstraints', 'volumes'],
  ...['args', 'command', 'env', 'envFrom', 'volumeMounts', 'lifecycle'],
  ...['containerStatuses', 'initContainerStatuses', 'podIPs', 'hostIPs'],
]);

const SPACE = 0x20;
const DASH = 0x2d;

/**
 * The text of a pod in block style without what hangs below those keys.
 * @returns null: it is no pod
 */
export function leanPod(text: string): string | null {
  if (!isPod(text)) return null;
  const kept: string[] = [];
  /** Indentation of the key that is being left out; -1: none. */
  let skipped = -1;
  for (let at = 0; at < text.length; ) {
    const end = lineEnd(text, at);
    const indent = indentAt(text, at);
    if (skipped >= 0 && isBelow(text, at, indent, end, skipped)) {
      at = end + 1;
      continue;
    }
    skipped = isUnread(text, at + indent, end) ? indent : -1;
    if (skipped < 0) kept.push(text.slice(at, end));
    at = end + 1;
  }
  return kept.join('\n');
}

/** The kind of the object itself: `kind: Pod` stands in references too, deeper. */
function isPod(text: string): boolean {
  const margin = ' '.repeat(indentAt(text, 0));
  return `\n${text}`.includes(`\n${margin}kind: Pod\n`);
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function indentAt(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end) === SPACE) end++;
  return end - at;
}

/** Deeper lines, blank ones, and a sequence whose dashes stand below its key, as kubectl prints it. */
function isBelow(
  text: string,
  at: number,
  indent: number,
  end: number,
  key: number,
): boolean {
  if (indent > key || at + indent >= end) return true;
  return indent === key && text.charCodeAt(at + indent) === DASH;
}

/** A key with nothing behind its colon. One on the line of a dash is kept: the rest of that entry hangs on it. */
function isUnread(text: string, at: number, end: number): boolean {
  const colon = end - 1;
  return text.charAt(colon) === ':' && UNREAD.has(text.slice(at, colon));
}
