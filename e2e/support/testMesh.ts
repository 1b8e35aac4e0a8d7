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
 * Config for the fleet in a folder, by dotted path: watched are the clusters that app-config.yaml knows. The others run
 * too, and wait to be registered; of those only the address of their istiod is known.
 */
export function testMesh(folder: string): Record<string, unknown> {
  const text = readFileSync(join(checkout, 'app-config.yaml'), 'utf8');
  const { mesh } = appConfigSchema.parse(parse(text));
  const known = mesh.clusters.map(({ name }) => name);
  const all = meshClusters(folder);
  const watched = all.filter(({ name }) => known.includes(name));
  const others = all.filter(({ name }) => !known.includes(name));
  return {
    'mesh.clusters': watched.map(cluster =>
      cluster.name === quickToBeStale
        ? { ...cluster, staleAfter: { seconds: 25 } }
        : cluster,
    ),
    'mesh.registration.istiodMonitoringUrls': Object.fromEntries(
      others.map(({ name, istiodMonitoringUrl }) => [
        name,
        istiodMonitoringUrl,
      ]),
    ),
  };
}
