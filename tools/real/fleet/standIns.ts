import {
  istioCni,
  KubeClient,
  kubelet,
  loadBalancer,
  scheduler,
  StandIn,
} from '../../../packages/fleet/src/standins';
import { brokenWaypoints } from '../../../packages/fleet/src/story';
import { ClusterStory } from '../../../packages/fleet/src/story/types';
import { Access } from '../control-plane/kubeconfig';

export interface RunningStandIns {
  stop(): Promise<void>;
}

/**
 * Plays on one cluster what needs machines: scheduler, kubelet, istio-cni and
 * the cloud's load balancer. The controllers and istiod are the real ones.
 */
export async function startStandIns(
  access: Access,
  cluster: ClusterStory,
): Promise<RunningStandIns> {
  const client = new KubeClient({
    server: access.server,
    ca: access.certificateAuthority,
    token: access.token,
  });
  const broken = brokenWaypoints(cluster);
  const parts: StandIn[] = [
    scheduler(),
    kubelet({
      nodes: cluster.nodes,
      podNetwork: cluster.podNetwork,
      cannotStart: pod => broken.has(waypointOf(pod.metadata)),
    }),
    istioCni(),
    loadBalancer({ prefix: cluster.externalNetwork }),
  ];
  await Promise.all(parts.map(part => part.start(client)));
  return {
    async stop() {
      await Promise.all(parts.map(part => part.stop()));
      await client.close();
    },
  };
}

const GATEWAY_NAME = 'gateway.networking.k8s.io/gateway-name';

/** `namespace/name` of the Gateway for which istiod made a pod. */
const waypointOf = (pod: {
  namespace?: string;
  labels?: Record<string, string>;
}) => `${pod.namespace}/${pod.labels?.[GATEWAY_NAME]}`;
