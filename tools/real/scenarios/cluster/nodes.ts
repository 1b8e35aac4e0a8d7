import type { NodeOptions } from '../../../../packages/fleet/src/standins';

/** istio-cni and ztunnel run on nodes with this label. */
export const AMBIENT_NODES = { 'scenarios/agents': 'here' };

/** Label by which a pod asks for a node; the others are full for it. */
export const NODE_POOL = 'scenarios/pool';

/** Where a pod can run. `bare`: no istio-cni there. `half`: istio-cni, but its ztunnel never starts. */
export type NodePool = 'general' | 'bare' | 'half';

export const HALF_NODE = 'half-1';

const taint = (value: NodePool) => ({
  key: NODE_POOL,
  value,
  effect: 'NoSchedule',
});

/** Of the cluster that scenarios run on. */
export const nodes: NodeOptions[] = [
  {
    name: 'general-1',
    address: '10.9.0.1',
    labels: { ...AMBIENT_NODES, [NODE_POOL]: 'general' },
  },
  {
    name: 'bare-1',
    address: '10.9.0.2',
    labels: { [NODE_POOL]: 'bare' },
    taints: [taint('bare')],
  },
  {
    name: HALF_NODE,
    address: '10.9.0.3',
    labels: { ...AMBIENT_NODES, [NODE_POOL]: 'half' },
    taints: [taint('half')],
  },
];

/** What a pod says to run there and nowhere else. */
export function placement(pool: NodePool): object {
  if (pool === 'general') return {};
  return {
    nodeSelector: { [NODE_POOL]: pool },
    tolerations: [{ key: NODE_POOL, operator: 'Exists' }],
  };
}
