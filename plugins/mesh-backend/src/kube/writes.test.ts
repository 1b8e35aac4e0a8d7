import { KubeClient, KubeRequest } from './types';
import {
  applyObject,
  createObject,
  deleteObject,
  mergePatchObject,
} from './writes';

function recorder() {
  const seen: KubeRequest[] = [];
  const client: KubeClient = {
    async request(request) {
      seen.push(JSON.parse(JSON.stringify(request)));
      return { status: 200, body: { done: true } };
    },
    watch: () => {
      throw new Error('not asked for');
    },
    close: async () => {},
  };
  return { client, seen };
}

const namespace = {
  group: '',
  version: 'v1',
  plural: 'namespaces',
  name: 'shop',
};

describe('writes', () => {
  it('applies with manager, strict fields and force only where asked', async () => {
    const { client, seen } = recorder();
    const options = { fieldManager: 'mesh-onboarding' };
    expect(
      await applyObject(client, namespace, { kind: 'Namespace' }, options),
    ).toEqual({ done: true });
    await applyObject(
      client,
      namespace,
      {},
      {
        ...options,
        force: true,
        dryRun: true,
      },
    );
    expect(seen[0]).toEqual({
      method: 'PATCH',
      path: '/api/v1/namespaces/shop',
      contentType: 'application/apply-patch+yaml',
      body: { kind: 'Namespace' },
      query: { fieldManager: 'mesh-onboarding', fieldValidation: 'Strict' },
    });
    expect(seen[1].query).toEqual({
      fieldManager: 'mesh-onboarding',
      fieldValidation: 'Strict',
      force: true,
      dryRun: 'All',
    });
  });

  it('patches, creates and deletes', async () => {
    const { client, seen } = recorder();
    const secret = {
      group: '',
      version: 'v1',
      plural: 'secrets',
      namespace: 'istio-system',
      name: 'a/b',
    };
    await mergePatchObject(client, secret, { a: null }, { fieldManager: 'm' });
    await createObject(
      client,
      secret,
      { kind: 'Secret' },
      { fieldManager: 'm' },
    );
    await deleteObject(client, secret, { uid: 'u-1', dryRun: true });
    expect(seen.map(r => `${r.method} ${r.path} ${r.contentType}`)).toEqual([
      'PATCH /api/v1/namespaces/istio-system/secrets/a%2Fb application/merge-patch+json',
      'POST /api/v1/namespaces/istio-system/secrets undefined',
      'DELETE /api/v1/namespaces/istio-system/secrets/a%2Fb undefined',
    ]);
    expect(seen[2].body).toEqual({
      apiVersion: 'v1',
      kind: 'DeleteOptions',
      preconditions: { uid: 'u-1' },
      dryRun: ['All'],
    });
  });
});
