import { createHash } from 'node:crypto';
import { ActionContext } from '@backstage/plugin-scaffolder-node';
import { InputError } from '@backstage/errors';
import {
  MeshClient,
  Plan,
  requestInputSchema,
  RequestInputDraft,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { refusalCode, taskError } from '../errors';
import { MeshAccess } from '../meshAccess';
import { planLines } from '../planLines';

/** What every filing action puts out. */
export interface FiledOutput {
  [key: string]: string | undefined;
  requestId?: string;
  url?: string;
  state: string;
  planHash?: string;
  title?: string;
}

/**
 * Files a request as the initiating user and ends: no task waits for a person.
 * A dry run shows the plan and files nothing. A repeated step answers with the first request.
 */
export async function fileRequest(
  access: MeshAccess,
  ctx: ActionContext<any, any>,
  draft: RequestInputDraft,
): Promise<FiledOutput> {
  const input = parseInput(draft);
  try {
    const client = await access.client(ctx);
    if (ctx.isDryRun) {
      return await dryRun(client, ctx, input);
    }
    return await file(access, client, ctx, input);
  } catch (error) {
    if (refusalCode(error) === 'nothing-to-do') {
      ctx.logger.info('Nothing to do: the mesh already is as asked.');
      return { state: 'nothing-to-do' };
    }
    throw taskError(error);
  }
}

async function dryRun(
  client: MeshClient,
  ctx: ActionContext<any, any>,
  input: RequestInputDraft,
): Promise<FiledOutput> {
  const plan: Plan = await client.plan(input, { signal: ctx.signal });
  for (const line of planLines(plan)) ctx.logger.info(line);
  const blocking = plan.findings.find(f => f.severity === 'error');
  if (blocking) {
    throw new InputError(`${blocking.message} Next: ${blocking.nextStep}`);
  }
  return { state: 'dry-run', planHash: plan.hash };
}

async function file(
  access: MeshAccess,
  client: MeshClient,
  ctx: ActionContext<any, any>,
  input: RequestInputDraft,
): Promise<FiledOutput> {
  const request = await client.fileRequest(input, {
    signal: ctx.signal,
    idempotencyKey: idempotencyKey(ctx, input),
  });
  const url = access.requestUrl(request.id);
  ctx.logger.info(`${request.title}: ${request.state}. ${url}`);
  for (const line of planLines(request.plan)) ctx.logger.info(line);
  return {
    requestId: request.id,
    url,
    state: request.state,
    planHash: request.plan.hash,
    title: request.title,
  };
}

function parseInput(draft: RequestInputDraft): RequestInputDraft {
  const parsed = requestInputSchema.safeParse(draft);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new InputError(
    `${issue.path.join('.') || 'input'}: ${
      issue.message
    }. Correct the value of this step.`,
  );
}

/** Same task, step and input: same key. The input is part of it because iterations of `each` share the step. */
function idempotencyKey(
  ctx: ActionContext<any, any>,
  input: RequestInputDraft,
): string {
  return createHash('sha256')
    .update(JSON.stringify([ctx.task.id, ctx.step?.id ?? '', input]))
    .digest('hex');
}

/** Puts the parts that are known out. */
export function putOut(ctx: ActionContext<any, any>, output: FiledOutput) {
  for (const [name, value] of Object.entries(output)) {
    if (value !== undefined) ctx.output(name, value);
  }
}
