import { BOOTSTRAP_RBAC } from './auth/bootstrap';
import type { ClusterCore, WriteOptions } from './core';
import { kindOfObject } from './kinds';
import { objectAt } from './values';
import type { KubeObject } from './types';
import { create } from './write/create';
import { commit } from './write/commit';

const namespace = (name: string): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name },
});

const SYSTEM: KubeObject[] = [
  ...['kube-system', 'default', 'kube-public', 'kube-node-lease'].map(
    namespace,
  ),
  ...BOOTSTRAP_RBAC,
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: 'kubernetes',
      namespace: 'default',
      labels: { component: 'apiserver', provider: 'kubernetes' },
    },
    spec: {
      clusterIP: '10.96.0.1',
      ports: [{ name: 'https', port: 443, targetPort: 6443 }],
    },
  },
];

const options = (manager: string): WriteOptions => ({
  user: { username: 'system:apiserver', groups: ['system:masters'] },
  manager,
  dryRun: false,
  fieldValidation: 'Strict',
  warnings: [],
});

/**
 * A seed may say a status; it is written as a controller would write it, after creation. It may also say when it was
 * created: what is oldest wins among Istio's policies.
 */
async function plant(core: ClusterCore, seed: KubeObject, manager: string) {
  const kind = kindOfObject(seed.apiVersion, seed.kind);
  if (!kind) {
    throw new Error(
      `seed ${seed.kind} ${seed.metadata.name}: ${seed.apiVersion} ${seed.kind} is not served; see src/api/kinds`,
    );
  }
  const version = seed.apiVersion.split('/').pop()!;
  const { name } = seed.metadata;
  const place = kind.namespaced ? seed.metadata.namespace : undefined;
  const target = { kind, version, namespace: place, name };
  const { creationTimestamp } = seed.metadata;
  const then = creationTimestamp
    ? { ...core, now: () => new Date(creationTimestamp) }
    : core;
  const created = await create(then, target, seed, options(manager));
  if (!seed.status || !kind.subresources.includes('status')) return;
  const next = {
    ...created,
    apiVersion: seed.apiVersion,
    status: { ...objectAt(created, 'status'), ...objectAt(seed, 'status') },
  };
  await commit(
    core,
    { ...target, subresource: 'status' },
    created,
    next,
    options(manager),
  );
}

/** What every cluster has, then what this one is to have. @throws StatusError where the API would refuse an object */
export async function plantSeeds(
  core: ClusterCore,
  objects: KubeObject[],
  manager: string,
) {
  for (const object of SYSTEM) await plant(core, object, 'kube-apiserver');
  for (const object of objects) await plant(core, object, manager);
}
