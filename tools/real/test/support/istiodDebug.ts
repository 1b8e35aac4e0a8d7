import { z } from 'zod';

/** One entry of `/debug/clusterz`. */
export interface ClusterSync {
  id: string;
  /** `namespace/name` of its remote Secret; empty for istiod's own cluster. */
  secretName: string;
  syncStatus: string;
}

const clusterzSchema = z.array(
  z.object({ id: z.string(), secretName: z.string(), syncStatus: z.string() }),
);

/** What an istiod says of the clusters it reads. */
export async function clusterz(istiodUrl: string): Promise<ClusterSync[]> {
  return clusterzSchema.parse(await getJson(`${istiodUrl}/debug/clusterz`));
}

const ambientzSchema = z.object({
  workloads: z.array(
    z.looseObject({
      uid: z.string(),
      name: z.string().optional(),
      namespace: z.string().optional(),
      clusterId: z.string().optional(),
      network: z.string().optional(),
      tunnelProtocol: z.string().optional(),
      capacity: z.number().optional(),
    }),
  ),
});

/** What istiod tells ztunnel of one workload. */
export type AmbientWorkload = z.infer<typeof ambientzSchema>['workloads'][0];

export async function ambientWorkloads(
  istiodUrl: string,
): Promise<AmbientWorkload[]> {
  const dump = await getJson(`${istiodUrl}/debug/ambientz`);
  return ambientzSchema.parse(dump).workloads;
}

async function getJson(url: string): Promise<unknown> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: HTTP ${response.status}`);
  return response.json();
}
