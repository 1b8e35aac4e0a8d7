import {
  KubeClient,
  Namespaces,
  Pods,
  Services,
  type Connection,
  type Kind,
} from '../client';

export type SyncStatus = 'syncing' | 'synced' | 'timeout' | 'closed';

/** A remote cluster as istiod holds it: a client with caches, and whether they have ever been filled. */
export interface RemoteCluster {
  readonly status: SyncStatus;
  /** Settles when the caches are full for the first time; never rejects. */
  readonly synced: Promise<void>;
  close(): Promise<void>;
}

/**
 * Really connects with the credentials of the Secret. `synced` means "has synced once", not "is connected now": a dead
 * API server or a revoked token does not change it. What fails is tried again, so `timeout` can become `synced`.
 */
export function remoteCluster(
  connection: Connection,
  timeoutMs: number,
): RemoteCluster {
  const client = new KubeClient(connection);
  let status: SyncStatus = 'syncing';
  const timer = setTimeout(() => {
    if (status === 'syncing') status = 'timeout';
  }, timeoutMs);
  const kinds: Kind[] = [Namespaces, Services, Pods];
  const caches = kinds.map(kind => client.informer(kind).synced);
  const synced = Promise.all(caches).then(() => {
    if (status !== 'closed') status = 'synced';
    clearTimeout(timer);
  });
  return {
    get status() {
      return status;
    },
    synced,
    async close() {
      status = 'closed';
      clearTimeout(timer);
      await client.close();
    },
  };
}
