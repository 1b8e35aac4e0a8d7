import type { NodeOptions } from '../standins';
import type { ClusterName, ClusterStory } from './types';

/** istio-cni and ztunnel run on this pool only: pods elsewhere are never captured. */
export const GENERAL_POOL = { 'acme.example/node-pool': 'general' };
export const GPU_POOL = { 'acme.example/node-pool': 'gpu-b' };
export const GPU_TAINT = { key: 'acme.example/gpu', effect: 'NoSchedule' };

/** Common to all: without one trust domain and one root, clusters cannot join one mesh. */
export const TRUST_DOMAIN = 'acme.prod';

export const CLUSTERS: ClusterStory[] = [
  {
    name: 'prod-eu-1',
    mode: 'ambient',
    network: 'net-eu',
    istioVersion: '1.30.3',
    podNetwork: '10.41',
    externalNetwork: '203.0.113',
    nodes: [
      ...nodes('eu', '10.1.0', 3),
      {
        name: 'eu-gpu-b-1',
        address: '10.1.0.9',
        labels: GPU_POOL,
        taints: [GPU_TAINT],
      },
    ],
    watches: ['prod-us-1', 'prod-ap-1'],
  },
  {
    name: 'prod-us-1',
    mode: 'ambient',
    network: 'net-us',
    istioVersion: '1.30.3',
    podNetwork: '10.42',
    externalNetwork: '198.51.100',
    nodes: nodes('us', '10.2.0', 3),
    watches: ['prod-eu-1', 'prod-ap-1'],
  },
  {
    name: 'prod-ap-1',
    mode: 'sidecar',
    network: 'net-ap',
    istioVersion: '1.29.4',
    podNetwork: '10.43',
    externalNetwork: '192.0.2',
    nodes: nodes('ap', '10.3.0', 2),
    // One way: prod-eu-1 watches it, it does not look back.
    watches: ['prod-us-1'],
  },
  {
    name: 'edge-eu-2',
    mode: 'ambient',
    network: 'net-eu',
    istioVersion: '1.30.2',
    // On the network of prod-eu-1: their pod networks must not overlap.
    podNetwork: '10.44',
    externalNetwork: '198.18.2',
    nodes: nodes('edge', '10.1.2', 1),
    // Runs, but nobody has registered it yet.
    watches: [],
  },
];

export function clusterStory(name: ClusterName): ClusterStory {
  return CLUSTERS.find(each => each.name === name)!;
}

function nodes(prefix: string, network: string, count: number): NodeOptions[] {
  return Array.from({ length: count }, (_, n) => ({
    name: `${prefix}-general-${n + 1}`,
    address: `${network}.${n + 1}`,
    labels: GENERAL_POOL,
  }));
}
