import { between } from '../../reachability/reachability';
import { AdviceRule } from '../types';

/**
 * Ambient callers reach a sidecar over HBONE, or with plain text where it takes none. STRICT sidecars without HBONE refuse them.
 */
export const strictSidecars: AdviceRule = {
  code: 'strict-sidecars',
  source:
    'The reachability table; Istio `pilot/pkg/serviceregistry/ambient/workloads.go` (setTunnelProtocol)',
  look(place) {
    const { cluster, namespace, pods } = place;
    if (!namespace || !pods.length) return [];
    const sidecars = cluster.pods.filter(
      ({ mode, pod }) =>
        mode.mode === 'sidecar' && pod.namespace !== namespace.name,
    );
    if (!sidecars.length) return [];
    const { verdict, reason } = between(
      { cluster, mode: 'ambient' },
      { cluster, mode: 'sidecar' },
    );
    if (verdict !== 'unsupported') return [];
    const already = pods.every(({ mode }) => mode.mode === 'ambient');
    return [
      {
        side: 'against',
        text: `Calls to sidecars of other namespaces here would fail: ${reason}`,
        leadsTo: 'not-yet',
        nextStep: already
          ? 'Restart the workloads that have these sidecars, so that the injector lets them take HBONE.'
          : 'Restart the workloads that have these sidecars, so that they take HBONE; then move.',
      },
    ];
  },
};
