import { countedPods } from '../../findings/workloads';
import { PodModeResult } from '../../mode';
import { effectiveMtls } from '../../mtls';
import { AdviceRule } from '../types';

const AMBIENT: PodModeResult = {
  mode: 'ambient',
  reason: null,
  drift: null,
  bypassInbound: false,
};

/**
 * Some PeerAuthentications mean something else in ambient than for a sidecar. That is told before a move.
 */
export const mtlsDivergence: AdviceRule = {
  code: 'mtls-divergence',
  source:
    'Istio `pilot/pkg/serviceregistry/ambient/authorization.go`, `policies.go`; MT-45, MT-46, MT-47',
  look(place) {
    const { pods, cluster, namespace } = place;
    if (!namespace) return [];
    const changed = pods.filter(inspected => {
      if (inspected.mode.mode !== 'sidecar') return false;
      const moved = effectiveMtls(
        inspected.pod,
        AMBIENT,
        cluster.policies,
        cluster.ctx,
      );
      const soft = (mode: string) =>
        mode === 'STRICT' ? 'STRICT' : 'PERMISSIVE';
      return moved.uncertain || soft(moved.mode) !== soft(inspected.mtls.mode);
    });
    if (!changed.length) return [];
    return [
      {
        side: 'against',
        text: `The PeerAuthentications of ${countedPods(
          changed,
        )} would mean something else in ambient, or are uncertain there.`,
      },
    ];
  },
};
