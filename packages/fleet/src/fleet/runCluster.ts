import { startCluster, type FleetCluster } from '../api';
import { KubeClient, type StandIn } from '../standins';
import { objectsOf, type ClusterStory } from '../story';
import { applyLaterChanges } from './laterChanges';
import { onPort, type FleetOptions } from './options';
import { partsOf } from './parts';
import { rbacObjects } from './rbac';

/** A cluster of the story that runs. */
export interface FleetMember {
  readonly story: ClusterStory;
  readonly cluster: FleetCluster;
  /** As the administrator, with shared caches. */
  readonly client: KubeClient;
  readonly standIns: StandIn[];
  /** Where its istiod serves `/metrics`. */
  readonly istiodMonitoringUrl: string;
  close(): Promise<void>;
}

export interface ClusterPorts {
  api: number;
  monitoring: number;
}

/** Starts a cluster with all its parts; its pods may still be starting when this settles. */
export async function runCluster(
  story: ClusterStory,
  ports: ClusterPorts,
  options: FleetOptions,
): Promise<FleetMember> {
  const cluster = await onPort(`API server of ${story.name}`, ports.api, () =>
    startCluster({
      name: story.name,
      port: ports.api,
      objects: [...objectsOf(story), ...rbacObjects()],
    }),
  );
  const client = clientOf(cluster, cluster.adminToken);
  const standInClient = clientOf(cluster, cluster.tokenForStandin('parts'));
  const { istiod, parts } = partsOf(story, cluster, {
    monitoringPort: ports.monitoring,
    remoteClusterTimeoutMs: options.remoteClusterTimeoutMs,
  });
  const close = async () => {
    await Promise.all(parts.map(part => part.stop()));
    await Promise.all([client.close(), standInClient.close()]);
    await cluster.close();
  };
  try {
    await onPort(`istiod of ${story.name}`, ports.monitoring, () =>
      Promise.all(parts.map(part => part.start(standInClient))),
    );
    for (const part of parts) makeSwitchable(cluster, part, standInClient);
    await applyLaterChanges(story, client);
  } catch (error) {
    await close();
    throw error;
  }
  const istiodMonitoringUrl = istiod.monitoringUrl ?? '';
  return {
    story,
    cluster,
    client,
    standIns: parts,
    istiodMonitoringUrl,
    close,
  };
}

function clientOf(cluster: FleetCluster, token: string): KubeClient {
  return new KubeClient({ server: cluster.url, ca: cluster.caPem, token });
}

/** The fault `controller-off` stops a part and starts it again: one after the other, however fast they come. */
function makeSwitchable(
  cluster: FleetCluster,
  part: StandIn,
  client: KubeClient,
) {
  let last: Promise<void> = Promise.resolve();
  cluster.faults.onController(part.name, running => {
    last = last.then(() => (running ? part.start(client) : part.stop()));
  });
}
