import assert from 'node:assert/strict';
import { ask } from '../../../../e2e/support';
import { startTestPortal } from '../../../../e2e/support/portal';
import { z } from 'zod';
import { requireChromium } from '../../../test/chromium';
import { buildFrontend } from '../../../test/frontend';

const clustersSchema = z.object({
  clusters: z.array(
    z.object({
      name: z.string(),
      mode: z.string(),
      ambientReady: z.boolean().nullable(),
      version: z.string().nullable(),
      network: z.string().nullable(),
      trustDomain: z.string().nullable(),
    }),
  ),
});

/** What the portal says of a cluster, outside of any entity. */
export type PortalCluster = z.output<typeof clustersSchema>['clusters'][number];

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
export async function watchedClusters(): Promise<PortalCluster[]> {
  const answer = await ask('platform-a', '/mesh/v1/clusters');
  return clustersSchema.parse(await answer.json()).clusters;
}
