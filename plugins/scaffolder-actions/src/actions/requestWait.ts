import { setTimeout as delay } from 'node:timers/promises';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  MeshRequest,
  RequestState,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { taskError } from '../errors';
import { MeshAccess } from '../meshAccess';
import { examples } from './requestWait.examples';

/** Longest wait: a waiting step holds one of few worker slots of the scaffolder. */
const MAX_SECONDS = 30;
const POLL_MS = 1_000;

/** Only these move on without a person. */
const MOVING: ReadonlySet<RequestState> = new Set([
  'approved',
  'applying',
  'applied',
]);

/** `mesh:request:wait`: waits a short time for a request that needs no person; a pending one returns at once. */
export function createRequestWaitAction(
  access: MeshAccess,
  wait: typeof delay = delay,
) {
  return createTemplateAction({
    id: 'mesh:request:wait',
    description: `Waits at most ${MAX_SECONDS} s for a mesh request that needs no person. A pending request returns at once with its id, url and state.`,
    examples,
    schema: {
      input: {
        requestId: z => z.string().describe('Id of the request'),
        timeoutSeconds: z =>
          z
            .number()
            .int()
            .min(1)
            .max(MAX_SECONDS)
            .optional()
            .describe(`Seconds, at most and by default ${MAX_SECONDS}`),
      },
      output: {
        requestId: z => z.string(),
        url: z => z.string(),
        state: z => z.string(),
        verified: z => z.boolean(),
      },
    },
    async handler(ctx) {
      const { requestId } = ctx.input;
      const seconds = Math.min(
        ctx.input.timeoutSeconds ?? MAX_SECONDS,
        MAX_SECONDS,
      );
      const request = await poll(seconds);
      ctx.logger.info(`${request.title}: ${request.state}`);
      ctx.output('requestId', request.id);
      ctx.output('url', access.requestUrl(request.id));
      ctx.output('state', request.state);
      ctx.output('verified', request.state === 'verified');

      async function poll(left: number): Promise<MeshRequest> {
        ctx.signal?.throwIfAborted();
        const found = await read();
        if (left <= 0 || !MOVING.has(found.state)) return found;
        await wait(POLL_MS, undefined, { signal: ctx.signal });
        return poll(left - POLL_MS / 1_000);
      }

      async function read() {
        try {
          const client = await access.client(ctx);
          return await client.getRequest(requestId, { signal: ctx.signal });
        } catch (error) {
          throw taskError(error);
        }
      }
    },
  });
}
