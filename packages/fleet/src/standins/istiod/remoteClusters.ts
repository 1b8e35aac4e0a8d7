import { Secrets, type Secret } from '../client';
import type { Run } from '../standIn';
import type { IstiodOptions } from './options';
import {
  remoteCluster,
  type RemoteCluster,
  type SyncStatus,
} from './remoteCluster';
import { remoteConnection } from './remoteKubeconfig';

const MULTI_CLUSTER = 'istio/multiCluster';

/** What istiod says of one remote cluster. */
export interface RemoteClusterReport {
  id: string;
  /** `namespace/name` */
  secretName: string;
  syncStatus: SyncStatus;
}

/** What the monitoring port reads. */
export interface RemoteClusters {
  /** As in `/debug/clusterz`. */
  report(): RemoteClusterReport[];
  /**
   * As in the metric, which differs: a cluster that was swapped in place reads `closed` while it is synced, and a deleted
   * one stays with no status at all.
   */
  metric(): Map<string, SyncStatus | undefined>;
}

interface Held {
  secret: string;
  kubeconfig: string;
  cluster: RemoteCluster;
  /** The one before an update: it serves until its successor is synced. */
  previous?: RemoteCluster;
  swapped: boolean;
}

/** Follows the Secrets labelled `istio/multiCluster: "true"` of istiod's own namespace. */
export function followRemoteClusters(
  run: Run,
  options: IstiodOptions,
): RemoteClusters {
  const namespace = options.namespace ?? 'istio-system';
  const timeoutMs = options.remoteClusterTimeoutMs ?? 30_000;
  const held = new Map<string, Held>();
  const ever = new Set<string>();

  async function take(secret: string, id: string, kubeconfig: string) {
    if (id === options.clusterId) return;
    const known = held.get(id);
    // An id that another Secret holds is not taken over, not even when the holder goes later.
    if (known && known.secret !== secret) return;
    if (known?.kubeconfig === kubeconfig) return;
    const connection = connectionOf(kubeconfig);
    if (!connection) return;
    const cluster = remoteCluster(connection, timeoutMs);
    const entry: Held = {
      secret,
      kubeconfig,
      cluster,
      previous: known?.cluster,
      swapped: known !== undefined,
    };
    held.set(id, entry);
    ever.add(id);
    cluster.synced.then(() => entry.previous?.close());
    if (known?.previous) await known.previous.close();
  }

  async function drop(secret: string, except: string[]) {
    for (const [id, entry] of held) {
      if (entry.secret !== secret || except.includes(id)) continue;
      held.delete(id);
      await entry.previous?.close();
      await entry.cluster.close();
    }
  }

  const secrets = run.informer(Secrets);
  // One worker, as istiod: events of Secrets are taken one after the other.
  const queue = run.queue(async key => {
    const data = describes(secrets.get(key)) ?? {};
    await drop(key, Object.keys(data));
    for (const [id, kubeconfig] of Object.entries(data)) {
      await take(key, id, Buffer.from(kubeconfig, 'base64').toString('utf8'));
    }
  }, 1);
  run.on(Secrets, ({ key, before, after }) => {
    const inScope = (after ?? before)?.metadata.namespace === namespace;
    if (inScope && (describes(before) ?? describes(after))) queue.add(key);
  });
  run.onStop(async () => {
    for (const { cluster, previous } of held.values()) {
      await previous?.close();
      await cluster.close();
    }
    held.clear();
  });

  return {
    report: () =>
      [...held].map(([id, { secret, cluster }]) => ({
        id,
        secretName: secret,
        syncStatus: cluster.status,
      })),
    metric: () =>
      new Map(
        [...ever].map(id => {
          const entry = held.get(id);
          const status = entry?.cluster.status;
          return [
            id,
            entry?.swapped && status === 'synced' ? 'closed' : status,
          ];
        }),
      ),
  };
}

/** The data of a Secret that describes remote clusters: each key is a cluster id. */
function describes(
  secret: Secret | undefined,
): Record<string, string> | undefined {
  const marked = secret?.metadata.labels?.[MULTI_CLUSTER] === 'true';
  return marked ? secret?.data ?? {} : undefined;
}

/** istiod logs a bad kubeconfig and waits for the next change of the Secret: no status tells of it. */
function connectionOf(kubeconfig: string) {
  try {
    return remoteConnection(kubeconfig);
  } catch {
    return undefined;
  }
}
