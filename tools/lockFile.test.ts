import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { root } from './layers/workspace';

// Two copies of one of these give two React contexts or two registries: hooks that find nothing.
const onlyOnce = [
  'react',
  'react-dom',
  'react-router-dom',
  '@backstage/core-plugin-api',
  '@backstage/frontend-plugin-api',
  '@backstage/ui',
];

/** Name to the versions that the lock file resolves it to. A key is `name@npm:^1, name@npm:^2`. */
function lockedVersions(text: string): Map<string, string[]> {
  const lock = parse(text) as Record<string, { version: string }>;
  const versions = new Map<string, string[]>();
  for (const [key, { version }] of Object.entries(lock)) {
    const name = key.slice(0, key.indexOf('@', 1));
    versions.set(name, [...(versions.get(name) ?? []), version]);
  }
  return versions;
}

const locked = lockedVersions(readFileSync(join(root, 'yarn.lock'), 'utf8'));

for (const name of onlyOnce) {
  test(`the lock file has ${name} once`, () => {
    assert.equal(locked.get(name)?.length, 1, `${name}: ${locked.get(name)}`);
  });
}

test('a second copy would be seen', () => {
  const text = `
"react@npm:^18":
  version: 18.3.1
"react@npm:^17, react@npm:17":
  version: 17.0.2
`;
  assert.deepEqual(lockedVersions(text).get('react'), ['18.3.1', '17.0.2']);
});
