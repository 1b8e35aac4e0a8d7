import { KubernetesObject } from '../../control-plane/kubernetesObject';

const KINDS = ['Service', 'ServiceEntry', 'WorkloadEntry'];

/**
 * The same objects without what istiod wrote on them about waypoints: the model takes istiod's word where it is there, so
 * only without it do its own rules have to be right.
 */
export const blind = (items: readonly KubernetesObject[]): KubernetesObject[] =>
  items.map(item => {
    if (!KINDS.includes(item.kind)) return item;
    const { conditions, ...status } = (item.status ?? {}) as {
      conditions?: unknown;
    };
    return { ...item, status };
  });
