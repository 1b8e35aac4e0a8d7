import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { AuditedCall } from '../../auditLog';
import { doubledGrants, grantWords, readGrants, uses } from '../../grants';

const RBAC = `
kind: ClusterRole
metadata: { name: reads }
rules:
  - { apiGroups: [''], resources: [pods], verbs: [list, watch] }
---
kind: ClusterRoleBinding
metadata: { name: reads }
roleRef: { kind: ClusterRole, name: reads }
subjects: [{ kind: ServiceAccount, name: a, namespace: mesh }]
---
kind: Role
metadata: { name: writes, namespace: istio-system }
rules:
  - { apiGroups: [''], resources: [secrets], resourceNames: [one], verbs: [create, patch] }
  - { apiGroups: [''], resources: [pods], verbs: [list] }
---
kind: RoleBinding
metadata: { name: writes, namespace: istio-system }
roleRef: { kind: Role, name: writes }
subjects: [{ kind: ServiceAccount, name: a, namespace: mesh }]
`;

function grantsOf(text: string) {
  const folder = mkdtempSync(join(tmpdir(), 'grants-'));
  writeFileSync(join(folder, 'a.yaml'), text);
  try {
    return readGrants(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const call = (more: Partial<AuditedCall>): AuditedCall => ({
  user: 'system:serviceaccount:mesh:a',
  verb: 'list',
  uri: '/',
  resource: '/pods',
  code: 200,
  dryRun: false,
  userAgent: '',
  receivedAt: '',
  ...more,
});

test('grants are read through their bindings', () => {
  assert.deepEqual(grantsOf(RBAC).map(grantWords), [
    'a.yaml: list /pods',
    'a.yaml: watch /pods',
    'a.yaml: create /secrets in istio-system',
    'a.yaml: patch /secrets in istio-system',
    'a.yaml: list /pods in istio-system',
  ]);
});

test('a binding without its role is an error', () => {
  assert.throws(() => grantsOf(RBAC.replace('name: reads', 'name: other')));
});

test('a call uses what names its account, verb, resource, place and name', () => {
  const used = (more: Partial<AuditedCall>) =>
    grantsOf(RBAC)
      .filter(grant => uses(call(more), grant))
      .map(grantWords);
  const secret = {
    resource: '/secrets',
    namespace: 'istio-system',
    name: 'one',
  };
  assert.deepEqual(used({}), ['a.yaml: list /pods']);
  assert.deepEqual(used({ user: 'somebody' }), []);
  assert.deepEqual(used({ ...secret, verb: 'patch' }), [
    'a.yaml: patch /secrets in istio-system',
  ]);
  assert.deepEqual(used({ ...secret, verb: 'patch', name: 'two' }), []);
  assert.deepEqual(used({ ...secret, verb: 'patch', namespace: 'else' }), []);
  assert.deepEqual(used({ ...secret, verb: 'patch', code: 201 }), [
    'a.yaml: create /secrets in istio-system',
    'a.yaml: patch /secrets in istio-system',
  ]);
});

test('what a wider grant gives already is doubled', () => {
  assert.deepEqual(doubledGrants(grantsOf(RBAC)).map(grantWords), [
    'a.yaml: list /pods in istio-system',
  ]);
});
