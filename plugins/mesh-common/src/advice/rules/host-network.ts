import { countedPods } from '../../findings/workloads';
import { AdviceRule } from '../types';

/**
 * Pods on the host network cannot take part.
 */
export const hostNetwork: AdviceRule = {
  code: 'host-network',
  source:
    'Istio `cni/pkg/util/enablement_selector.go`: pods on the host network are never captured',
  look(place) {
    const { pods } = place;
    const host = pods.filter(({ pod }) => pod.hostNetwork);
    if (!host.length) return [];
    const all = host.length === pods.length;
    return [
      {
        side: 'against',
        text: `${host.length} of ${countedPods(
          pods,
        )} on the host network: no proxy can take their traffic.`,
        ...(all &&
          place.kind !== 'Cluster' && { leadsTo: 'stay-out' as const }),
      },
    ];
  },
};
