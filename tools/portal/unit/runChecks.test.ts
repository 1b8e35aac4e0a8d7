import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Check, runChecks } from '../runChecks';

const good: Check<null> = { title: 'good', look: async () => {} };
const bad: Check<null> = {
  title: 'bad',
  look: async () => assert.fail('no reason'),
};

async function run(checks: Check<null>[]) {
  const said: string[] = [];
  const result = await runChecks(checks, null, line => said.push(line));
  return { ...result, said };
}

test('a failure is counted and its reason said; the next check still runs', async () => {
  const { passed, failed, said } = await run([bad, good]);
  assert.deepEqual({ passed, failed }, { passed: 1, failed: 1 });
  assert.match(said[0], /^FAILED {2}bad\n[\s\S]*no reason/);
});

test('what stands on a failed check has failed too', async () => {
  const { passed, failed, said } = await run([{ ...bad, carries: true }, good]);
  assert.deepEqual({ passed, failed }, { passed: 0, failed: 2 });
  assert.match(said[1], /^FAILED {2}good: not reached, for "bad" failed/);
});
