import { z } from 'zod';
import { KubeClient, pathOf } from '../../../../packages/fleet/src/standins';
import {
  KubernetesObject,
  objectSchema,
} from '../../control-plane/kubernetesObject';
import { exported } from './kinds';

const listSchema = z.object({
  items: z.array(z.record(z.string(), z.unknown())),
});

/** Everything a reader may export of the cluster, at this moment, kind by kind. */
export async function readCluster(
  client: KubeClient,
): Promise<KubernetesObject[]> {
  const lists = await Promise.all(
    exported.map(async kind => {
      const answer = await client.http.json('GET', pathOf(kind));
      const { apiVersion, kind: name } = kind;
      // Items of a list come without kind and apiVersion.
      return listSchema
        .parse(answer)
        .items.map(item =>
          objectSchema.parse({ apiVersion, kind: name, ...item }),
        );
    }),
  );
  return lists.flat();
}
