import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import { demoSignInModule } from './module';

const user = (name: string, teams: string[]) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name, namespace: 'default' },
  spec: { profile: { displayName: `The ${name}` }, memberOf: teams },
  relations: teams.map(team => ({
    type: 'memberOf',
    targetRef: `group:default/${team}`,
  })),
});

const inCatalog = [
  user('payments-dev', ['team-payments', 'team-orders']),
  user('stranger', []),
  user('not-an-account', ['platform']),
];

async function start(accounts = ['payments-dev', 'stranger']) {
  const { server } = await startTestBackend({
    features: [
      authPlugin,
      demoSignInModule,
      catalogServiceMock.factory({ entities: inCatalog }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:3000' },
          backend: { baseUrl: 'http://localhost:7007' },
          auth: { providers: { demo: { accounts } } },
        },
      }),
    ],
  });
  return request(server);
}

const signIn = (agent: ReturnType<typeof request>, body: object) =>
  agent.post('/api/auth/demo/refresh').send(body);

describe('demo sign-in', () => {
  afterEach(() => {
    Object.assign(process.env, { NODE_ENV: 'test' });
  });

  it('lists the accounts of the config with title and teams', async () => {
    const agent = await start();
    const response = await agent.get('/api/auth/demo/start');
    expect(response.status).toBe(200);
    expect(response.body.accounts).toEqual([
      {
        name: 'payments-dev',
        title: 'The payments-dev',
        teams: ['team-orders', 'team-payments'],
      },
      { name: 'stranger', title: 'The stranger', teams: [] },
    ]);
  });

  it('answers a session with the token and the teams of the catalog', async () => {
    const response = await signIn(await start(), { account: 'payments-dev' });
    expect(response.status).toBe(200);
    expect(response.body.profile.displayName).toBe('The payments-dev');
    const { token, identity, expiresInSeconds } =
      response.body.backstageIdentity;
    expect(identity.userEntityRef).toBe('user:default/payments-dev');
    expect(expiresInSeconds).toBeGreaterThan(60);
    const claims = JSON.parse(
      Buffer.from(token.split('.')[1], 'base64url').toString(),
    );
    expect(claims.sub).toBe('user:default/payments-dev');
  });

  it.each([
    [{ account: 'not-an-account' }],
    [{ account: ['payments-dev'] }],
    [{}],
  ])('refuses %j with 400 and names the field', async body => {
    const response = await signIn(await start(), body);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain('account: expected one of');
  });

  it('refuses what another origin could send without CORS', async () => {
    const agent = await start();
    const form = await agent
      .post('/api/auth/demo/refresh')
      .type('form')
      .send({ account: 'payments-dev' });
    const get = await agent.get('/api/auth/demo/refresh?account=payments-dev');
    expect([form.status, get.status]).toEqual([400, 400]);
  });

  it('says 503 while the catalog does not know an account', async () => {
    const response = await signIn(await start(['late']), { account: 'late' });
    expect(response.status).toBe(503);
    expect(response.body.error.message).toContain('user:default/late');
  });

  it('keeps the backend from starting in production', async () => {
    Object.assign(process.env, { NODE_ENV: 'production' });
    await expect(start()).rejects.toThrow(
      /refused when NODE_ENV is production/,
    );
  });
});
