import { RequestState } from '@mesh-onboarding/backstage-plugin-mesh-common';
import {
  actionContext,
  aRequest,
  meshServer,
  refusal,
  testAccess,
} from '../__testUtils__/meshServer';
import { createRequestWaitAction } from './requestWait';

describe('mesh:request:wait', () => {
  const mesh = meshServer();
  const waits: number[] = [];
  const action = createRequestWaitAction(testAccess(), (async (ms: number) => {
    waits.push(ms);
  }) as any);
  beforeEach(() => {
    waits.length = 0;
  });

  function goesThrough(...states: RequestState[]) {
    let i = 0;
    mesh.answers(() => ({
      status: 200,
      body: aRequest({ state: states[Math.min(i++, states.length - 1)] }),
    }));
  }

  it('returns a pending request at once', async () => {
    goesThrough('pending');
    const ctx = actionContext({ requestId: 'req-1' });
    await action.handler(ctx);
    expect(waits).toEqual([]);
    expect(ctx.output).toHaveBeenCalledWith('state', 'pending');
    expect(ctx.output).toHaveBeenCalledWith('verified', false);
    expect(ctx.output).toHaveBeenCalledWith(
      'url',
      'http://portal.test/mesh/requests/req-1',
    );
  });

  it('follows a moving request to its end', async () => {
    goesThrough('approved', 'applying', 'applied', 'verified');
    const ctx = actionContext({ requestId: 'req-1' });
    await action.handler(ctx);
    expect(waits).toHaveLength(3);
    expect(ctx.output).toHaveBeenCalledWith('verified', true);
  });

  it('gives up after the time asked for', async () => {
    goesThrough('applying');
    const ctx = actionContext({ requestId: 'req-1', timeoutSeconds: 5 });
    await action.handler(ctx);
    expect(waits).toHaveLength(5);
    expect(ctx.output).toHaveBeenCalledWith('state', 'applying');
  });

  it('never waits longer than 30 s', async () => {
    goesThrough('applying');
    await action.handler(
      actionContext({ requestId: 'req-1', timeoutSeconds: 3_000 }),
    );
    expect(waits.reduce((a, b) => a + b, 0)).toBe(30_000);
  });

  it('stops when the task is cancelled', async () => {
    goesThrough('applying');
    const abort = new AbortController();
    abort.abort();
    await expect(
      action.handler(
        actionContext({ requestId: 'req-1' }, { signal: abort.signal }),
      ),
    ).rejects.toThrow(/abort/i);
  });

  it('says that a request is unknown', async () => {
    mesh.answers(() =>
      refusal(404, {
        code: 'unknown-request',
        field: 'requestId',
        message: 'There is no request req-9.',
        nextStep: 'Take the id from the output of the filing step.',
      }),
    );
    await expect(
      action.handler(actionContext({ requestId: 'req-9' })),
    ).rejects.toThrow(
      'requestId: There is no request req-9. Next: Take the id from the output of the filing step.',
    );
  });
});
