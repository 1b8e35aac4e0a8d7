import { z } from 'zod';
import type { RunningPortal } from './runningPortal';

/** What a route answered. */
export interface Answer {
  readonly status: number;
  /** JSON, or text where it is none. */
  readonly body: unknown;
  /** Code of a refusal in the contract; null when it is none of ours. */
  readonly code: string | null;
}

/** Calls the mesh API as one of those who may call: a demo account, nobody, or another plugin. */
export type Call = (
  method: 'get' | 'post',
  path: string,
  body?: object,
) => Promise<Answer>;

const refusalSchema = z.object({ error: z.object({ code: z.string() }) });

/** `anonymous` sends no token; `plugin token` sends that of another plugin; the rest are demo accounts. */
export async function callerOf(
  portal: RunningPortal,
  who: string,
): Promise<Call> {
  const token = await tokenFor(portal, who);
  return async (method, path, body) => {
    const response = await fetch(`${portal.api}${path}`, {
      method: method.toUpperCase(),
      headers: {
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    const parsed = parse(text);
    const refusal = refusalSchema.safeParse(parsed);
    return {
      status: response.status,
      body: parsed,
      code: refusal.success ? refusal.data.error.code : null,
    };
  };
}

async function tokenFor(
  portal: RunningPortal,
  who: string,
): Promise<string | null> {
  if (who === 'anonymous') return null;
  return who === 'plugin token' ? portal.pluginToken() : portal.tokenOf(who);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
