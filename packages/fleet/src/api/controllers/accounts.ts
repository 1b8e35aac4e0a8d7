import type { ClusterCore } from '../core';
import { findKind } from '../kinds';
import { TOKEN_ACCOUNT, TOKEN_SECRET } from '../strategy/secret';
import type { KubeObject } from '../types';
import { clone, objectAt, textAt } from '../values';
import { create } from '../write/create';
import { remove } from '../write/delete';
import { commit } from '../write/commit';
import { actor, debounced, type Controller } from './actor';

const UID = 'kubernetes.io/service-account.uid';
const ROOT_CA = 'kube-root-ca.crt';

async function ensure(core: ClusterCore, plural: string, object: KubeObject) {
  const kind = findKind('', plural)!;
  const { namespace, name } = object.metadata;
  if (core.store.table(plural).get(namespace, name)) return;
  const target = { kind, version: 'v1', namespace };
  await create(core, target, object, actor('service-account-controller'));
}

/** Every namespace has the account `default` and the CA of the API server. */
async function fillNamespaces(core: ClusterCore, caPem: string) {
  for (const ns of core.store.table('namespaces').list()) {
    if (ns.metadata.deletionTimestamp) continue;
    const namespace = ns.metadata.name;
    await ensure(core, 'serviceaccounts', {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: 'default', namespace },
    });
    await ensure(core, 'configmaps', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: ROOT_CA, namespace },
      data: { 'ca.crt': caPem },
    });
  }
}

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** Fills the Secrets that ask for a token of an account, and removes those whose account is gone. */
async function fillTokens(core: ClusterCore, caPem: string) {
  const kind = findKind('', 'secrets')!;
  for (const secret of [...core.store.table('secrets').list()]) {
    if (textAt(secret, 'type') !== TOKEN_SECRET) continue;
    const { namespace = '', name, annotations } = secret.metadata;
    const target = { kind, version: 'v1', namespace, name };
    const account = core.store
      .table('serviceaccounts')
      .get(namespace, annotations?.[TOKEN_ACCOUNT] ?? '');
    const wanted = annotations?.[UID];
    if (!account || (wanted && wanted !== account.metadata.uid)) {
      remove(core, target, { dryRun: false, uid: secret.metadata.uid });
      continue;
    }
    const data = objectAt(secret, 'data');
    if (data.token && data['ca.crt'] && data.namespace && wanted) continue;
    const draft = clone(secret);
    draft.metadata.annotations = {
      ...annotations,
      [UID]: account.metadata.uid ?? '',
    };
    draft.data = {
      ...data,
      'ca.crt': base64(caPem),
      namespace: base64(namespace),
      token: data.token ?? base64(core.tokens.issueForSecret(account, secret)),
    };
    await commit(core, target, secret, draft, actor('tokens-controller'));
  }
}

/** The controllers of service accounts, of the root CA and of tokens. */
export const accounts =
  (caPem: string): Controller =>
  core =>
    debounced(async () => {
      await fillNamespaces(core, caPem);
      await fillTokens(core, caPem);
    });
