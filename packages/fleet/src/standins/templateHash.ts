import { createHash } from 'node:crypto';

/** The letters Kubernetes uses: without vowels no hash spells a word. */
const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

/** A short name for a pod template, as in `pod-template-hash`; equal templates have equal hashes. */
export function templateHash(template: unknown): string {
  const digest = createHash('sha256').update(JSON.stringify(sorted(template)));
  return [...digest.digest().subarray(0, 10)]
    .map(byte => ALPHABET[byte % ALPHABET.length])
    .join('');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, child]) => [key, sorted(child)]),
  );
}
