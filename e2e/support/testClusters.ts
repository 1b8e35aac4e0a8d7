import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { checkout, meshClusters } from '../../tools/processes/portal';

const appConfigSchema = z.object({
  mesh: z.object({ clusters: z.array(z.object({ name: z.string() })) }),
});

/** Its silence is noticed within a test; every other cluster has the two minutes of the default. */
export const quickToBeStale = 'prod-us-1';

/**
 * `mesh.clusters` for the fleet in a folder: those that app-config.yaml knows. The others run too,
 * and wait to be registered.
 */
export function testClusters(folder: string) {
  const text = readFileSync(join(checkout, 'app-config.yaml'), 'utf8');
  const { mesh } = appConfigSchema.parse(parse(text));
  const names = mesh.clusters.map(({ name }) => name);
  return meshClusters(folder, names).map(cluster =>
    cluster.name === quickToBeStale
      ? { ...cluster, staleAfter: { seconds: 25 } }
      : cluster,
  );
}
