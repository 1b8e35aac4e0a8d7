import { mockCredentials } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  clusterListSchema,
  entityStatusSchema,
  errorBodySchema,
  meshStatusReadPermission,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import {
  createMeshTargetConditionalDecision,
  meshTargetConditions,
} from '@mesh-onboarding/backstage-plugin-mesh-node';
import request from 'supertest';
import { component, startPortal } from '../testing/portal';

jest.setTimeout(30_000);

const CHECKOUT = '/entities/component/default/checkout/status';

const open: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(portal => portal.stop()));
});

async function start(options: Parameters<typeof startPortal>[0] = {}) {
  const portal = await startPortal({
    entities: [
      component('checkout', 'team-payments', {
        'backstage.io/kubernetes-id': 'checkout',
      }),
      component('plain', 'team-payments', {}),
    ],
    ...options,
  });
  open.push(portal);
  return portal;
}

function errorOf(answer: { body: unknown }) {
  return errorBodySchema.parse(answer.body).error;
}

describe('access to the read side', () => {
  it('works without any cluster', async () => {
    const portal = await start();
    const clusters = await portal.get('payments-dev', '/clusters');
    expect(clusterListSchema.parse(clusters.body)).toEqual({ clusters: [] });
    const checkout = await portal.get('payments-dev', CHECKOUT);
    expect(entityStatusSchema.parse(checkout.body)).toMatchObject({
      entityRef: 'component:default/checkout',
      state: 'no-workloads',
      clustersSearched: 0,
      requests: [],
    });
    const plain = await portal.get(
      'payments-dev',
      '/entities/Component/default/Plain/status',
    );
    expect(plain.body).toMatchObject({
      entityRef: 'component:default/plain',
      state: 'not-linked',
    });
  });

  it('lets nobody in without credentials', async () => {
    const { server } = await start();
    for (const path of ['/clusters', CHECKOUT]) {
      const answer = await request(server)
        .get(`/api/mesh/v1${path}`)
        .set('authorization', mockCredentials.none.header());
      expect(answer.status).toBe(401);
    }
  });

  it('refuses services but those that are configured, for what is configured', async () => {
    const { server } = await start({
      mesh: {
        servicePrincipals: [
          { subject: 'plugin:test', permissions: ['mesh.cluster.read'] },
        ],
      },
    });
    const get = (path: string, subject: string) =>
      request(server)
        .get(`/api/mesh/v1${path}`)
        .set(
          'authorization',
          mockCredentials.service.header({
            onBehalfOf: mockCredentials.service(subject),
            targetPluginId: 'mesh',
          }),
        );
    expect((await get('/clusters', 'plugin:test')).status).toBe(200);
    for (const [path, subject] of [
      ['/clusters', 'plugin:other'],
      [CHECKOUT, 'plugin:test'],
    ]) {
      const answer = await get(path, subject);
      expect(answer.status).toBe(403);
      expect(errorOf(answer)).toMatchObject({
        name: 'NotAllowedError',
        code: 'service-principal',
        nextStep: expect.stringContaining('mesh.servicePrincipals'),
      });
    }
  });

  it('asks the policy by the name of each route', async () => {
    const asked: string[] = [];
    const portal = await start({
      decide: permission => {
        asked.push(permission);
        return { result: AuthorizeResult.DENY };
      },
    });
    for (const path of ['/clusters', CHECKOUT]) {
      const answer = await portal.get('payments-dev', path);
      expect(answer.status).toBe(403);
      expect(errorOf(answer)).toMatchObject({
        name: 'NotAllowedError',
        code: 'forbidden',
      });
    }
    expect(asked).toEqual(['mesh.cluster.read', 'mesh.status.read']);
  });

  it('applies the conditions of the policy to the entity', async () => {
    const decide = (): PolicyDecision =>
      createMeshTargetConditionalDecision(
        meshStatusReadPermission,
        meshTargetConditions.isTargetOwner({
          claims: ['group:default/team-payments'],
        }),
      );
    const entities = ['team-payments', 'team-search'].map(owner =>
      component(owner, owner, { 'backstage.io/kubernetes-id': 'x' }),
    );
    const portal = await start({ decide, entities });
    const get = (name: string) =>
      portal.get('payments-dev', `/entities/component/default/${name}/status`);
    expect((await get('team-payments')).status).toBe(200);
    const refused = await get('team-search');
    expect(refused.status).toBe(403);
    expect(errorOf(refused).message).toBe(
      'you need the permission mesh.status.read',
    );
  });

  it('says that it sees no such entity, with the credentials of who asks', async () => {
    const portal = await start();
    const answer = await portal.get(
      'payments-dev',
      '/entities/component/default/nothing/status',
    );
    expect(answer.status).toBe(404);
    expect(errorOf(answer).code).toBe('unknown-entity');
  });

  it('names the part of a query that is wrong', async () => {
    const portal = await start();
    const answer = await portal.get('payments-dev', `${CHECKOUT}?detail=maybe`);
    expect(answer.status).toBe(400);
    expect(errorOf(answer)).toMatchObject({
      name: 'InputError',
      code: 'invalid-input',
      field: 'detail',
    });
  });
});
