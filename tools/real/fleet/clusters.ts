/** One real cluster, before it runs. Ranges of their own, so that an address tells its cluster. */
export interface ClusterPlan {
  /** Name of its context, and Istio's cluster id. */
  name: string;
  network: string;
  /** Of ClusterIPs, in CIDR notation. */
  serviceRange: string;
  /** First two octets of pod addresses. */
  podNetwork: string;
  nodeAddress: string;
  /** First three octets of addresses of LoadBalancer Services. */
  loadBalancerPrefix: string;
}

/** The two ambient clusters of the story that have a real counterpart. */
export const realClusters: ClusterPlan[] = [
  {
    name: 'prod-eu-1',
    network: 'net-eu',
    serviceRange: '10.11.0.0/16',
    podNetwork: '10.111',
    nodeAddress: '10.211.0.1',
    loadBalancerPrefix: '203.0.113',
  },
  {
    name: 'prod-us-1',
    network: 'net-us',
    serviceRange: '10.12.0.0/16',
    podNetwork: '10.112',
    nodeAddress: '10.212.0.1',
    loadBalancerPrefix: '198.51.100',
  },
];
