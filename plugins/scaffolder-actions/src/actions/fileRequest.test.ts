import { mockCredentials } from '@backstage/backend-test-utils';
import {
  actionContext,
  aPlan,
  aRequest,
  meshServer,
  refusal,
  testAccess,
} from '../__testUtils__/meshServer';
import { createNamespaceEnrollAction } from './namespaceEnroll';

const action = createNamespaceEnrollAction(testAccess());
const input = { namespace: 'refunds', clusters: ['prod-eu-1'] };

describe('filing a request', () => {
  const mesh = meshServer();
  beforeEach(() =>
    mesh.answers(call =>
      call.path === '/plans'
        ? { status: 200, body: aPlan }
        : { status: 201, body: aRequest() },
    ),
  );

  it('puts out id, url, state, hash and title, and ends', async () => {
    const ctx = actionContext(input);
    await action.handler(ctx);
    expect(Object.fromEntries((ctx.output as jest.Mock).mock.calls)).toEqual({
      requestId: 'req-1',
      url: 'http://portal.test/mesh/requests/req-1',
      state: 'pending',
      planHash: aPlan.hash,
      title: 'Enrol refunds in ambient',
    });
  });

  it('acts as the holder of the credentials, whoever the task names as its user', async () => {
    await action.handler(
      actionContext(input, {
        user: { ref: 'user:default/first-author' },
        getInitiatorCredentials: async () =>
          mockCredentials.user('user:default/retrier'),
      }),
    );
    expect(mesh.seen[0].authorization).toBe(
      'Bearer ["user:default/retrier","mesh"]',
    );
  });

  it('repeats with the same idempotency key, and with another one for another input', async () => {
    await action.handler(actionContext(input));
    await action.handler(actionContext(input));
    await action.handler(actionContext({ ...input, namespace: 'orders' }));
    const [first, again, other] = mesh.seen.map(c => c.idempotencyKey);
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it('shows the plan in a dry run and files nothing', async () => {
    const info = jest.fn();
    const ctx = actionContext(input, { isDryRun: true });
    ctx.logger.info = info;
    await action.handler(ctx);
    expect(mesh.seen.map(c => c.path)).toEqual(['/plans']);
    expect(info.mock.calls.flat()).toContain(
      '  metadata.labels["istio.io/dataplane-mode"]: (absent) -> "ambient"',
    );
    expect(ctx.output).toHaveBeenCalledWith('state', 'dry-run');
  });

  it('fails a dry run whose plan is blocked, with the next step', async () => {
    mesh.answers(() => ({
      status: 200,
      body: {
        ...aPlan,
        blocked: true,
        findings: [
          {
            code: 'cluster-not-ambient',
            severity: 'error',
            cluster: 'prod-ap-1',
            subject: null,
            message: 'prod-ap-1 runs no ztunnel.',
            nextStep: 'Leave prod-ap-1 out.',
            hashed: true,
          },
        ],
      },
    }));
    await expect(
      action.handler(actionContext(input, { isDryRun: true })),
    ).rejects.toThrow('prod-ap-1 runs no ztunnel. Next: Leave prod-ap-1 out.');
  });

  it('says which field was refused, why, and what to do next', async () => {
    mesh.answers(() =>
      refusal(403, {
        code: 'not-owner',
        field: 'namespace',
        message: 'orders belongs to team-orders.',
        nextStep: 'Ask team-orders.',
      }),
    );
    await expect(action.handler(actionContext(input))).rejects.toMatchObject({
      name: 'NotAllowedError',
      message:
        'namespace: orders belongs to team-orders. Next: Ask team-orders.',
    });
  });

  it('succeeds when the mesh already is as asked', async () => {
    mesh.answers(() =>
      refusal(409, { code: 'nothing-to-do', message: 'refunds is in.' }),
    );
    const ctx = actionContext(input);
    await action.handler(ctx);
    expect((ctx.output as jest.Mock).mock.calls).toEqual([
      ['state', 'nothing-to-do'],
    ]);
  });

  it('names a wrong field before anything is sent', async () => {
    await expect(
      action.handler(actionContext({ ...input, namespace: 'Refunds!' })),
    ).rejects.toThrow(/^namespace: expected a DNS-1123 label/);
    expect(mesh.seen).toEqual([]);
  });

  it('honours the abort signal', async () => {
    await expect(
      action.handler(actionContext(input, { signal: AbortSignal.abort() })),
    ).rejects.toThrow(/abort/i);
  });
});
