import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  AuditedCall,
  endOfAuditLog,
  mutationsIn,
  readAuditLog,
} from '../auditLog';
import { namespace } from './support/objects';
import { runningFleet } from './support/runningFleet';

const [{ kubectl, kubectlAs, auditLogFile }] = runningFleet().clusters;

/** The calls that the API server answers while `act` runs. */
async function witnessed(act: () => Promise<unknown>): Promise<AuditedCall[]> {
  const start = endOfAuditLog(auditLogFile);
  await act();
  return readAuditLog(auditLogFile, start);
}

test('a refused call of a service account is in the log, with its name', async () => {
  const calls = await witnessed(() =>
    kubectlAs('none').tryRun(['get', 'namespaces']),
  );
  const refused = calls.filter(call => call.code === 403);
  assert.deepEqual(
    refused.map(({ user, verb, resource }) => [user, verb, resource]),
    [
      [
        'system:serviceaccount:mesh-onboarding:mesh-onboarding-none',
        'list',
        '/namespaces',
      ],
    ],
  );
});

test('only what changed an object counts as a mutation', async t => {
  const name = 'real-audited';
  t.after(() => kubectl.run(['delete', 'namespace', name, '--wait=false']));
  const labelled = namespace(name, { step: 'one' });
  const calls = await witnessed(async () => {
    await kubectl.apply([namespace(name)]);
    await kubectl.apply([labelled], ['--dry-run=server']);
    await kubectl.apply([labelled]);
    await kubectl.apply([labelled]);
    await kubectl.run(['get', 'namespace', name]);
  });
  const writes = calls.filter(
    call =>
      call.name === name && call.verb === 'patch' && call.user === 'admin',
  );
  assert.deepEqual(
    writes.map(call => call.dryRun),
    [false, true, false, false],
  );
  const mutations = mutationsIn(calls).filter(
    call => call.name === name && call.user === 'admin',
  );
  assert.deepEqual(mutations, [writes[0], writes[2]]);
});
