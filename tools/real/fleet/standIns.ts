import { KubeClient } from '../../../packages/fleet/src/standins/client';
import { istioCni } from '../../../packages/fleet/src/standins/istioCni';
import { kubelet } from '../../../packages/fleet/src/standins/kubelet';
import { loadBalancer } from '../../../packages/fleet/src/standins/loadBalancer';
import { scheduler } from '../../../packages/fleet/src/standins/scheduler';
import { StandIn } from '../../../packages/fleet/src/standins/standIn';
import { Access } from '../control-plane/kubeconfig';
import { ClusterPlan } from './clusters';

export interface RunningStandIns {
  stop(): Promise<void>;
}

/**
 * Plays on one cluster what needs machines: scheduler, kubelet, istio-cni and
 * the cloud's load balancer. The controllers and istiod are the real ones.
 */
export async function startStandIns(
  access: Access,
  plan: ClusterPlan,
): Promise<RunningStandIns> {
  const client = new KubeClient({
    server: access.server,
    ca: access.certificateAuthority,
    token: access.token,
  });
  const parts: StandIn[] = [
    scheduler(),
    kubelet({
      nodes: [{ name: 'n1', address: plan.nodeAddress }],
      podNetwork: plan.podNetwork,
    }),
    istioCni(),
    loadBalancer({ prefix: plan.loadBalancerPrefix }),
  ];
  await Promise.all(parts.map(part => part.start(client)));
  return {
    async stop() {
      await Promise.all(parts.map(part => part.stop()));
      await client.close();
    },
  };
}
