import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import {
  AuditedCall,
  endOfAuditLog,
  mutationsIn,
  mutationsSince,
  readAuditLog,
} from '../../auditLog';

const folder = mkdtempSync(join(tmpdir(), 'real-audit-test-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const event = (fields: object) =>
  JSON.stringify({
    stage: 'ResponseComplete',
    verb: 'patch',
    requestURI: '/api/v1/namespaces/shop',
    user: { username: 'someone' },
    objectRef: { resource: 'namespaces', name: 'shop', apiVersion: 'v1' },
    responseStatus: { code: 200 },
    responseObject: { metadata: { name: 'shop', resourceVersion: '7' } },
    requestReceivedTimestamp: '2026-11-24T08:51:26.859464Z',
    ...fields,
  });

test('a line in the writing is left for the next reading', () => {
  const file = join(folder, 'half.jsonl');
  const line = event({});
  appendFileSync(file, `${line}\n${line.slice(0, 40)}`);
  assert.equal(readAuditLog(file).length, 1);
  appendFileSync(file, `${line.slice(40)}\n`);
  assert.equal(readAuditLog(file).length, 2);
  assert.equal(readAuditLog(file, line.length + 1).length, 1);
});

test('a watch counts when it starts or is refused, once', () => {
  const file = join(folder, 'watch.jsonl');
  const watch = { verb: 'watch', responseObject: undefined };
  const lines = [
    event({ ...watch, stage: 'ResponseStarted' }),
    event({ ...watch, stage: 'ResponseComplete' }),
    event({ ...watch, responseStatus: { code: 403 } }),
  ];
  appendFileSync(file, `${lines.join('\n')}\n`);
  assert.deepEqual(
    readAuditLog(file).map(call => [call.verb, call.code]),
    [
      ['watch', 200],
      ['watch', 403],
    ],
  );
});

test('a mutation is a successful write that made a version of its own', () => {
  const call = (fields: Partial<AuditedCall>): AuditedCall => ({
    user: 'someone',
    verb: 'patch',
    uri: '/',
    code: 200,
    dryRun: false,
    userAgent: '',
    receivedAt: '',
    ...fields,
  });
  const calls = [
    call({ resourceVersion: '7' }),
    call({ resourceVersion: '7', user: 'again' }),
    call({ resourceVersion: '8', dryRun: true }),
    call({ resourceVersion: '9', code: 409 }),
    call({ resourceVersion: '10', verb: 'get' }),
    call({ resourceVersion: '10', user: 'next' }),
    call({ verb: 'delete' }),
    call({ verb: 'create', resource: '/serviceaccounts/token' }),
  ];
  assert.deepEqual(mutationsIn(calls), [calls[0], calls[5], calls[6]]);
});

test('a write without effect is told by a version from before the position', () => {
  const file = join(folder, 'since.jsonl');
  appendFileSync(file, `${event({})}\n`);
  const position = endOfAuditLog(file);
  appendFileSync(file, `${event({})}\n`);
  assert.deepEqual(mutationsSince(file, position), []);
  assert.equal(mutationsSince(file, 0).length, 1);
});
