import assert from 'node:assert/strict';
import { z } from 'zod';
import { testPortal } from './portal';

const sessionSchema = z.object({
  backstageIdentity: z.object({ token: z.string() }),
});
const filedSchema = z.object({
  id: z.string(),
  plan: z.object({ hash: z.string() }),
});

/** Asks the portal's API as a demo account. Path below /api. Any status is an answer. */
export async function ask(
  account: string,
  path: string,
  body?: unknown,
): Promise<Response> {
  const headers = {
    authorization: `Bearer ${await tokenOf(account)}`,
    'content-type': 'application/json',
  };
  return fetch(`${testPortal().apiUrl}/api${path}`, {
    method: body ? 'POST' : 'GET',
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
}

/** Files a request over the API: for flows that begin with one. */
export async function fileRequest(
  account: string,
  input: Record<string, unknown>,
): Promise<{ id: string; path: string; hash: string }> {
  const response = await ask(account, '/mesh/v1/requests', input);
  const text = await response.text();
  assert.equal(response.status, 201, text);
  const { id, plan } = filedSchema.parse(JSON.parse(text));
  return { id, path: `/mesh/requests/${id}`, hash: plan.hash };
}

async function tokenOf(account: string): Promise<string> {
  const response = await fetch(`${testPortal().apiUrl}/api/auth/demo/refresh`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account }),
  });
  return sessionSchema.parse(await response.json()).backstageIdentity.token;
}
