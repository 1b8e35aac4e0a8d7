import assert from 'node:assert/strict';
import { cluster, type Stage } from '../stage';
import type { Check } from '../runChecks';

/** What of the config leaves the backend. */
export const configChecks: Check<Stage>[] = [
  {
    title: 'the config of the frontend holds no secret and nothing of the mesh',
    async look({ portal, secrets }) {
      const text = await portal.sh(
        'yarn backstage-cli config:print --frontend --format json',
      );
      const config: unknown = JSON.parse(text.slice(text.indexOf('{')));
      assert.ok(typeof config === 'object' && config !== null);
      assert.ok('app' in config && 'backend' in config);
      assert.equal('mesh' in config, false, 'the key mesh is in it');
      assert.deepEqual(secretsIn(text, { ...secrets, cluster }), []);
    },
  },
];

/** Names of the secrets that a text holds, also as they look in a URL or in JSON. */
export function secretsIn(
  text: string,
  secrets: Readonly<Record<string, string>>,
): string[] {
  return Object.entries(secrets)
    .filter(([, secret]) =>
      [secret, encodeURIComponent(secret)].some(form => text.includes(form)),
    )
    .map(([name]) => name);
}
