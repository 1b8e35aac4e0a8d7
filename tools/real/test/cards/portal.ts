import assert from 'node:assert/strict';
import { ask } from '../../../../e2e/support';
import { startTestPortal } from '../../../../e2e/support/portal';
import { requireChromium } from '../../../test/chromium';
import { buildFrontend } from '../../../test/frontend';
import { z } from 'zod';

const clustersSchema = z.object({
  clusters: z.array(z.object({ name: z.string() })),
});

/** A portal on a simulated fleet of its own, where the browser tests of this process find it. */
export async function startPortal(
  folder: string,
): Promise<{ stop(): Promise<void> }> {
  process.env.CHROMIUM_PATH = requireChromium();
  assert.equal(await buildFrontend(), 0, 'the frontend was not built');
  const { env, stop } = await startTestPortal(folder);
  Object.assign(process.env, env);
  return { stop };
}

/** The clusters that the portal watches; the fleet has more. */
export async function watchedClusters(): Promise<string[]> {
  const answer = await ask('platform-a', '/mesh/v1/clusters');
  const { clusters } = clustersSchema.parse(await answer.json());
  return clusters.map(({ name }) => name);
}
