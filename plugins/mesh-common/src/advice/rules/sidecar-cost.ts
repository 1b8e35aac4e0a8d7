import { countedPods } from '../../findings/workloads';
import { quantities, savings } from '../savings';
import { AdviceRule } from '../types';

/**
 * What the sidecars request is what a move gives back.
 */
export const sidecarCost: AdviceRule = {
  code: 'sidecar-cost',
  source: 'Requests of the istio-proxy containers of live pods',
  look(place) {
    const sidecars = place.pods.filter(pod => pod.mode.mode === 'sidecar');
    if (!sidecars.length) return [];
    const { cpu, memory } = quantities(savings(sidecars, 0));
    return [
      {
        side: 'for',
        text: `${countedPods(
          sidecars,
        )} with a sidecar, which together request ${cpu} CPU and ${memory} memory.`,
      },
    ];
  },
};
