import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { routes } from '@mesh-onboarding/backstage-plugin-mesh-common';
import express from 'express';
import request from 'supertest';
import { MeshError } from '../meshError';
import { Access } from './access';
import { registerRoute, RouteHandler } from './route';
import { createRouter } from './router';

const allowed: Access = {
  decision: { result: AuthorizeResult.ALLOW },
  permits: () => true,
  conditionsTaken: () => {},
  assertApplied: () => {},
};

type Drop = typeof routes.dropCredential;

/** Serves `POST /credential-drops` with this handler. */
function serve(handler: RouteHandler<Drop>, access: Access = allowed) {
  const app = express();
  const errors: unknown[] = [];
  app.use(
    createRouter([
      router =>
        registerRoute(
          router,
          {
            httpAuth: mockServices.httpAuth({
              defaultCredentials: mockCredentials.user(),
            }),
            decideAccess: async () => access,
            serviceMayUse: () => false,
          },
          routes.dropCredential,
          handler,
        ),
    ]),
  );
  const fallback: express.ErrorRequestHandler = (error, _req, res, _next) => {
    errors.push(error);
    res.status(500).json({});
  };
  app.use(fallback);
  const post = (body: string) =>
    request(app)
      .post('/v1/credential-drops')
      .set('content-type', 'application/json')
      .send(body);
  return { post, errors };
}

const drop = {
  drop: 'a-handle',
  host: 'api.example.com',
  expiresAt: '2026-11-24T12:00:00Z',
};
const CANARY = 'canary-4711';

describe('registerRoute', () => {
  it('hands the parsed body on and answers with the status of the contract', async () => {
    const { post } = serve(async ({ body }) => {
      expect(body).toEqual({ kubeconfig: 'x' });
      return drop;
    });
    const answer = await post('{"kubeconfig":"x","else":1}');
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual(drop);
    expect(answer.headers['cache-control']).toBe('private, no-cache');
  });

  it('lets nothing out that the contract does not name', async () => {
    const { post } = serve(
      async () => ({ ...drop, kubeconfig: CANARY } as typeof drop),
    );
    expect((await post('{"kubeconfig":"x"}')).body).toEqual(drop);
  });

  it('fails rather than answer out of shape', async () => {
    const { post } = serve(async () => ({} as typeof drop));
    expect((await post('{"kubeconfig":"x"}')).status).toBe(500);
  });

  it('fails when the conditions of the policy were forgotten', async () => {
    const { post, errors } = serve(async () => drop, {
      ...allowed,
      assertApplied: () => {
        throw new Error('the conditions of the policy were not applied');
      },
    });
    expect((await post('{"kubeconfig":"x"}')).status).toBe(500);
    expect(String(errors[0])).toContain('not applied');
  });

  it.each([
    ['no JSON', `{"kubeconfig":"${CANARY}`],
    ['the wrong type', `{"kubeconfig":{"token":"${CANARY}"}}`],
    ['too long a text', `{"kubeconfig":"${CANARY}${'x'.repeat(70_000)}"}`],
    ['a huge body', `{"kubeconfig":"${CANARY}${'x'.repeat(600_000)}"}`],
    ['a list', `["${CANARY}"]`],
  ])('refuses %s and repeats nothing of it', async (_, body) => {
    const handler = jest.fn();
    const { post, errors } = serve(handler);
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatchObject({
      name: 'InputError',
      code: 'invalid-input',
      nextStep: expect.any(String),
    });
    expect(answer.text).not.toContain(CANARY);
    expect(handler).not.toHaveBeenCalled();
    expect(errors).toEqual([]);
  });

  it.each([
    ['not-owner', 403, 'NotAllowedError'],
    ['unknown-cluster', 404, 'NotFoundError'],
    ['target-busy', 409, 'ConflictError'],
    ['cluster-silent', 503, 'ServiceUnavailableError'],
  ] as const)('answers %s with %s', async (code, status, name) => {
    const { post } = serve(async () => {
      throw new MeshError(code, 'no', {
        field: 'clusters.0',
        nextStep: 'Do this.',
      });
    });
    const answer = await post('{"kubeconfig":"x"}');
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({
      error: {
        name,
        code,
        message: 'no',
        field: 'clusters.0',
        nextStep: 'Do this.',
      },
      request: { method: 'POST', url: '/v1/credential-drops' },
      response: { statusCode: status },
    });
  });

  it('leaves other errors to Backstage', async () => {
    const { post, errors } = serve(async () => {
      throw new Error('surprise');
    });
    await post('{"kubeconfig":"x"}');
    expect(String(errors[0])).toBe('Error: surprise');
  });
});
