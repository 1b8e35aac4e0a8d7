import { z } from 'zod';
import { RunningPortal, until } from './runningPortal';

/** A run of a template to its end. */
export interface Task {
  readonly failed: boolean;
  /** The log as a person reads it, line by line. */
  readonly log: string;
  /** All that the scaffolder tells of the task: spec, status and events. */
  readonly record: string;
}

const eventsSchema = z.array(
  z.object({
    type: z.string(),
    body: z.object({ message: z.string(), error: z.unknown().optional() }),
  }),
);

/** Runs a template of the portal as a demo account. */
export async function runTemplate(
  portal: RunningPortal,
  who: string,
  template: string,
  values: object,
): Promise<Task> {
  const ask = await scaffolderOf(portal, who);
  const { id } = z.object({ id: z.string() }).parse(
    await ask('/tasks', {
      templateRef: `template:default/${template}`,
      values,
    }),
  );
  return until(`task ${id} to end`, async () => {
    const events = await ask(`/tasks/${id}/events`);
    const seen = eventsSchema.parse(events);
    const end = seen.find(({ type }) => type === 'completion');
    return (
      end && {
        failed: end.body.error !== undefined,
        log: seen.map(({ body }) => body.message).join('\n'),
        record: JSON.stringify([await ask(`/tasks/${id}`), events]),
      }
    );
  });
}

async function scaffolderOf({ api, tokenOf }: RunningPortal, who: string) {
  const token = await tokenOf(who);
  return async (path: string, body?: object): Promise<unknown> => {
    const url = new URL(`/api/scaffolder/v2${path}`, api);
    const response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
      body: body && JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${url}: ${await response.text()}`);
    return response.json();
  };
}
