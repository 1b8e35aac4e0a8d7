/** `1 pod`, `2 pods`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** The form that goes with a number: `is` or `are`. */
export function agree(n: number, one: string, many: string): string {
  return n === 1 ? one : many;
}

/** `a`, `a and b`, `a, b and c`. */
export function listWords(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}

/** As `listWords`; more than three are only counted: `14 clusters`. */
export function fewWords(names: readonly string[], one: string): string {
  return names.length > 3 ? count(names.length, one) : listWords(names);
}

const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five'];

/** `Two`, at the beginning of a sentence; `6` from six on. */
export function numberWord(n: number): string {
  return NUMBERS[n] ?? String(n);
}

/** `Ambient in 2, sidecar in 1`; a single value stands alone. Most frequent first. */
export function tally(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  if (sorted.length === 1) return capital(sorted[0][0]);
  return capital(sorted.map(([value, n]) => `${value} in ${n}`).join(', '));
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
