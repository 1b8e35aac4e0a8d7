import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { KubeObject } from '../api';
import { RBAC_FOLDER } from './paths';

const NAMESPACE = 'mesh-onboarding';
const FILES = ['reader.yaml', 'writer.yaml', 'register.yaml'];

/** What the portal may be on a cluster: the accounts of `deploy/rbac`, and one that may do nothing. */
export const ACCOUNTS = ['reader', 'writer', 'none'] as const;
export type Account = (typeof ACCOUNTS)[number];

/** Where the long-lived token of an account is kept. */
export function tokenSecretOf(account: Account) {
  return {
    namespace: NAMESPACE,
    name: `mesh-onboarding-${account}-token`,
  };
}

/** What an operator applies: all of `deploy/rbac`, and an account without any right. */
export function rbacObjects(): KubeObject[] {
  const objects = FILES.flatMap(file =>
    parseAllDocuments(readFileSync(join(RBAC_FOLDER, file), 'utf8')).map(
      document => document.toJS() as KubeObject,
    ),
  );
  return [...withoutRepeats(objects), ...powerless()];
}

/** The files can be applied each by itself, so they repeat the Namespace. */
function withoutRepeats(objects: KubeObject[]): KubeObject[] {
  const byIdentity = new Map(
    objects.map(each => [
      [each.kind, each.metadata.namespace, each.metadata.name].join('/'),
      each,
    ]),
  );
  return [...byIdentity.values()];
}

function powerless(): KubeObject[] {
  const name = 'mesh-onboarding-none';
  return [
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name, namespace: NAMESPACE },
    },
    {
      apiVersion: 'v1',
      kind: 'Secret',
      type: 'kubernetes.io/service-account-token',
      metadata: {
        ...tokenSecretOf('none'),
        annotations: { 'kubernetes.io/service-account.name': name },
      },
    },
  ];
}
