import { z } from 'zod';
import { RemoteSync } from '../facts';

/**
 * One entry of what istiod answers at `/debug/clusterz` (Istio `pkg/kube/multicluster`, DebugInfo). Secrets are not read: this
 * says the same, and whether it works. Without `secretName` it is the cluster of that istiod itself.
 */
const schema = z.object({
  id: z.string(),
  secretName: z.string().optional(),
  syncStatus: z.string(),
  kind: z.undefined().optional(),
});

/** @public */
export interface RemoteCluster {
  readonly clusterId: string;
  readonly sync: RemoteSync;
  readonly isSelf: boolean;
}

/** @returns null: it is something else. @public */
export function remoteCluster(raw: unknown): RemoteCluster | null {
  const parsed = schema.safeParse(raw);
  if (!parsed.success) return null;
  const { id, secretName, syncStatus } = parsed.data;
  return { clusterId: id, sync: remoteSync(syncStatus), isSelf: !secretName };
}

/** A status as istiod says it, here and in its metrics. `closed` stays behind where a Secret was changed in place: nobody can say. @public */
export function remoteSync(status: string | undefined): RemoteSync {
  return status === 'synced' || status === 'syncing' || status === 'timeout'
    ? status
    : 'unknown';
}
