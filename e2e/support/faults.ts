import assert from 'node:assert/strict';
import { testPortal } from './portal';

/** Makes a cluster of the simulated fleet misbehave; `fault` as packages/fleet/README.md describes it. */
export async function addFault(
  cluster: string,
  fault: Record<string, unknown>,
): Promise<void> {
  await send(cluster, 'POST', fault);
}

/** Ends all faults of a cluster. */
export async function clearFaults(cluster: string): Promise<void> {
  await send(cluster, 'DELETE');
}

async function send(cluster: string, method: string, body?: unknown) {
  const response = await fetch(`${testPortal().faultsUrl}/faults/${cluster}`, {
    method,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  assert.ok(response.ok, `${method} fault: ${await response.text()}`);
}
