import assert from 'node:assert/strict';
import { ask } from '../../../../e2e/support';
import { startTestPortal } from '../../../../e2e/support/portal';
import { z } from 'zod';
import { requireChromium } from '../../../test/chromium';
import { buildFrontend } from '../../../test/frontend';
import type { Said } from './differences';

const facts = z.object({
  mode: z.string(),
  ambientReady: z.boolean().nullable(),
  version: z.string().nullable(),
  network: z.string().nullable(),
  trustDomain: z.string().nullable(),
});
const clustersSchema = z.object({
  clusters: z.array(facts.extend({ name: z.string() })),
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

/** What the portal says of each cluster that it watches, by name; the fleet has more. */
export async function watchedClusters(): Promise<Record<string, Said>> {
  const answer = await ask('platform-a', '/mesh/v1/clusters');
  const { clusters } = clustersSchema.parse(await answer.json());
  return Object.fromEntries(
    clusters.map(cluster => [cluster.name, clusterFacts(cluster)]),
  );
}

/** Mode, version, network and trust domain of a cluster, also of one in a report. */
export function clusterFacts(cluster: z.input<typeof facts>): Said {
  return Object.fromEntries(
    Object.entries(facts.parse(cluster)).map(([key, value]) => [
      key,
      String(value),
    ]),
  );
}
