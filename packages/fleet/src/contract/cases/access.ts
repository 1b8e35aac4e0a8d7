import assert from 'node:assert/strict';
import type { Answer } from '../client';
import {
  eventually,
  expectCode,
  expectStatus,
  group,
  type World,
} from '../case';
import * as make from '../objects';
import { by, inNamespace } from '../objects';

const RBAC = 'rbac.authorization.k8s.io';

/** A ServiceAccount and a token of it, as TokenRequest gives it. */
async function account(world: World, ns: string, name = 'reader') {
  const { accounts } = inNamespace(ns);
  expectCode(await world.client.post(accounts, { metadata: { name } }), 201);
  const asked = await world.client.post(`${accounts}/${name}/token`, {
    apiVersion: 'authentication.k8s.io/v1',
    kind: 'TokenRequest',
    spec: { expirationSeconds: 3600 },
  });
  return String(expectCode(asked, 201).body.status.token);
}

async function grant(
  world: World,
  ns: string,
  rules: object[],
  subject: object,
) {
  const { roles, roleBindings } = inNamespace(ns);
  await world.client.post(roles, { metadata: { name: 'r' }, rules });
  const roleRef = { apiGroup: RBAC, kind: 'Role', name: 'r' };
  await world.client.post(roleBindings, {
    metadata: { name: 'r' },
    roleRef,
    subjects: [subject],
  });
}

const reader = (ns: string) => ({
  kind: 'ServiceAccount',
  name: 'reader',
  namespace: ns,
});

/** An authorizer that watches its roles needs a moment. */
const allowed = (world: World, path: string, token: string) =>
  eventually(`${path} is allowed`, async () => {
    const answer = await world.client.get(path, { token });
    return answer.code === 200 && answer;
  });

const review = (resourceAttributes: object) => ({
  apiVersion: 'authorization.k8s.io/v1',
  kind: 'SelfSubjectAccessReview',
  spec: { resourceAttributes },
});
const REVIEWS = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';

export const access = group('access', {
  'without a token: anonymous, with little to see': async ({ client }) => {
    expectStatus(
      await client.get('/api/v1/namespaces/default', { token: null }),
      403,
      'Forbidden',
      'namespaces "default" is forbidden: User "system:anonymous" cannot get resource "namespaces" in API group "" in the namespace "default"',
    );
    expectCode(await client.get('/version', { token: null }), 200);
    expectStatus(
      await client.get('/api', { token: null }),
      403,
      'Forbidden',
      'forbidden: User "system:anonymous" cannot get path "/api"',
    );
  },
  'with a wrong token: nobody': async ({ client }) => {
    for (const token of ['nonsense', 'a.b.c']) {
      expectStatus(
        await client.get('/version', { token }),
        401,
        'Unauthorized',
        'Unauthorized',
      );
    }
  },
  'a service account may what its roles say, and no more': async world => {
    const { client } = world;
    const ns = await world.namespace();
    const token = await account(world, ns);
    const { pods, configMaps } = inNamespace(ns);
    const user = `system:serviceaccount:${ns}:reader`;
    expectStatus(
      await client.get(pods, { token }),
      403,
      'Forbidden',
      `pods is forbidden: User "${user}" cannot list resource "pods" in API group "" in the namespace "${ns}"`,
    );
    await grant(
      world,
      ns,
      [
        { apiGroups: [''], resources: ['pods'], verbs: ['list'] },
        {
          apiGroups: [''],
          resources: ['configmaps'],
          resourceNames: ['one'],
          verbs: ['get'],
        },
      ],
      reader(ns),
    );
    await allowed(world, pods, token);
    const merge = 'application/merge-patch+json';
    const refusals: [Answer, string][] = [
      [await client.get(`${pods}?watch=1`, { token }), 'watch resource "pods"'],
      [await client.post(pods, {}, { token }), 'create resource "pods"'],
      [
        await client.get('/api/v1/pods', { token }),
        'list resource "pods" in API group "" at the cluster scope',
      ],
      [
        await client.get(`${configMaps}/two`, { token }),
        'get resource "configmaps"',
      ],
      [
        await client.patch(`${pods}/x/status`, merge, {}, { token }),
        'patch resource "pods/status"',
      ],
      [
        await client.delete(pods, { token }),
        'deletecollection resource "pods"',
      ],
    ];
    for (const [answer, what] of refusals) {
      expectStatus(answer, 403, 'Forbidden', new RegExp(`cannot ${what}`));
    }
    expectStatus(
      await client.get(`${configMaps}/one`, { token }),
      404,
      'NotFound',
    );
  },
  'an apply that makes an object needs create too; a name limits both':
    async world => {
      const { client } = world;
      const ns = await world.namespace();
      const token = await account(world, ns);
      const { configMaps } = inNamespace(ns);
      const rule = (verbs: string[], ...resourceNames: string[]) => ({
        ...{ apiGroups: [''], resources: ['configmaps'], verbs, resourceNames },
      });
      await grant(
        world,
        ns,
        [
          rule(['get', 'patch'], 'both', 'patch-only'),
          rule(['create'], 'both', 'create-only'),
        ],
        reader(ns),
      );
      const apply = (name: string, dryRun = '') =>
        client.apply(
          `${configMaps}/${name}${by('reader', dryRun)}`,
          make.configMap(name, { a: '1' }),
          { token },
        );
      await eventually('the roles count', async () => {
        const { code } = await client.get(`${configMaps}/both`, { token });
        return code === 404;
      });
      const refused = async (name: string, verb: string, dryRun?: string) =>
        expectStatus(
          await apply(name, dryRun),
          403,
          'Forbidden',
          `configmaps "${name}" is forbidden: User "system:serviceaccount:${ns}:reader" cannot ${verb} resource "configmaps" in API group "" in the namespace "${ns}"`,
        );
      await refused('patch-only', 'create');
      await refused('patch-only', 'create', '&dryRun=All');
      await refused('create-only', 'patch');
      expectCode(await apply('both', '&dryRun=All'), 201);
      expectCode(await apply('both'), 201);
      expectCode(await apply('both'), 200);
    },
  'who may do what can be asked': async world => {
    const { client } = world;
    const ns = await world.namespace();
    const token = await account(world, ns);
    await grant(
      world,
      ns,
      [{ apiGroups: ['apps'], resources: ['*'], verbs: ['get'] }],
      reader(ns),
    );
    const ask = async (attributes: object) =>
      expectCode(
        await client.post(REVIEWS, review({ namespace: ns, ...attributes }), {
          token,
        }),
        201,
      ).body.status.allowed;
    await eventually('the role counts', () =>
      ask({ verb: 'get', group: 'apps', resource: 'deployments' }),
    );
    assert.equal(
      await ask({ verb: 'list', group: 'apps', resource: 'deployments' }),
      false,
    );
    assert.equal(
      await ask({ verb: 'get', group: '', resource: 'pods' }),
      false,
    );
    assert.equal(
      await ask({
        verb: 'get',
        group: 'apps',
        resource: 'deployments',
        namespace: 'default',
      }),
      false,
    );
  },
  'one can ask who one is': async world => {
    const ns = await world.namespace();
    const token = await account(world, ns);
    const { body } = expectCode(
      await world.client.post(
        '/apis/authentication.k8s.io/v1/selfsubjectreviews',
        { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' },
        { token },
      ),
      201,
    );
    const { username, groups } = body.status.userInfo;
    assert.equal(username, `system:serviceaccount:${ns}:reader`);
    assert.ok(groups.includes('system:serviceaccounts'));
    assert.ok(groups.includes('system:authenticated'));
  },
  'nobody grants what they do not hold': async world => {
    const { client } = world;
    const ns = await world.namespace();
    const token = await account(world, ns);
    await grant(
      world,
      ns,
      [
        {
          apiGroups: [RBAC],
          resources: ['roles', 'rolebindings'],
          verbs: ['create', 'list'],
        },
      ],
      reader(ns),
    );
    const { roles, roleBindings } = inNamespace(ns);
    await allowed(world, roles, token);
    expectStatus(
      await client.post(
        roles,
        {
          metadata: { name: 'x' },
          rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }],
        },
        { token },
      ),
      403,
      'Forbidden',
      /is attempting to grant RBAC permissions not currently held:\n\{APIGroups:\[""\], Resources:\["secrets"\], Verbs:\["get"\]\}/,
    );
    expectStatus(
      await client.post(
        roleBindings,
        {
          metadata: { name: 'x' },
          roleRef: {
            apiGroup: RBAC,
            kind: 'ClusterRole',
            name: 'cluster-admin',
          },
          subjects: [reader(ns)],
        },
        { token },
      ),
      403,
      'Forbidden',
      /is attempting to grant RBAC permissions not currently held/,
    );
  },
  'a token goes with its account': async world => {
    const { client } = world;
    const ns = await world.namespace();
    const token = await account(world, ns);
    expectCode(await client.get('/api', { token }), 200);
    await client.delete(`${inNamespace(ns).accounts}/reader`);
    await eventually('the token is refused', async () => {
      const { code } = await client.get('/api', { token });
      return code === 401;
    });
  },
  'a token lives ten minutes at least': async world => {
    const ns = await world.namespace();
    const { accounts } = inNamespace(ns);
    await world.client.post(accounts, { metadata: { name: 'a' } });
    expectStatus(
      await world.client.post(`${accounts}/a/token`, {
        spec: { expirationSeconds: 60 },
      }),
      422,
      'Invalid',
      /spec\.expirationSeconds: Invalid value: 60: may not specify a duration less than 10 minutes/,
    );
  },
  'a Secret can hold a token, which goes with the Secret': async world => {
    const { client } = world;
    const ns = await world.namespace();
    const { accounts, secrets } = inNamespace(ns);
    await client.post(accounts, { metadata: { name: 'reader' } });
    const annotations = { 'kubernetes.io/service-account.name': 'reader' };
    await client.post(secrets, {
      metadata: { name: 't', annotations },
      type: 'kubernetes.io/service-account-token',
    });
    const { data } = await eventually('the Secret is filled', async () => {
      const { body } = await client.get(`${secrets}/t`);
      return body.data?.token && body;
    });
    const text = (key: string) => Buffer.from(data[key], 'base64').toString();
    assert.equal(text('namespace'), ns);
    assert.match(text('ca.crt'), /BEGIN CERTIFICATE/);
    const token = text('token');
    expectCode(await client.get('/api', { token }), 200);
    await client.delete(`${secrets}/t`);
    await eventually('the token is refused', async () => {
      const { code } = await client.get('/api', { token });
      return code === 401;
    });
  },
  'every namespace has an account and the root CA': async world => {
    const { accounts, configMaps } = inNamespace(await world.namespace());
    for (const path of [
      `${accounts}/default`,
      `${configMaps}/kube-root-ca.crt`,
    ]) {
      await eventually(
        path,
        async () => (await world.client.get(path)).code === 200,
      );
    }
  },
});
