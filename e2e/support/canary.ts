import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const kubeconfigSchema = z.object({
  users: z.tuple([z.object({ user: z.object({ token: z.string().min(20) }) })]),
});

/** The ways in which the token of a kubeconfig could lie somewhere: as it is, in base64, as a part of JSON in base64. */
export function canaryOf(kubeconfig: string): string[] {
  const { token } = kubeconfigSchema.parse(parse(kubeconfig)).users[0].user;
  // Base64 of a text depends on where in a group of three it begins; the middle of each is the same wherever it stands.
  const shifted = [0, 1, 2].map(shift =>
    Buffer.from('x'.repeat(shift) + token)
      .toString('base64')
      .slice(4, -8),
  );
  return [token, ...shifted];
}

/** Fails, with the name of the place, where one of the texts lies in one of the places. */
export function assertNowhere(
  canary: readonly string[],
  places: Record<string, string | readonly string[]>,
): void {
  for (const [name, content] of Object.entries(places)) {
    const texts = typeof content === 'string' ? [content] : content;
    assert.ok(texts.join('').length > 0, `${name} is empty: nothing looked at`);
    for (const text of texts) {
      const address = /^https?:\S+/.exec(text)?.[0] ?? '';
      const found = canary.some(part => text.includes(part));
      assert.ok(!found, `the token lies in ${name} ${address}`);
    }
  }
}

/** Files below a folder, byte by byte as text. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
}
