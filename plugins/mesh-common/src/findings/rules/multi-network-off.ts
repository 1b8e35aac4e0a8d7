import { subjectOf } from '../subjects';
import { eastWestGateways } from '../../world/clusters';
import { Rule } from '../types';

/**
 * The class `istio-east-west` and its Gateways stay when `AMBIENT_ENABLE_MULTI_NETWORK` goes off; istiod then knows no remote network
 * (seen on a live istiod; Istio `pilot/pkg/features/ambient.go`).
 */
export const multiNetworkOff: Rule = {
  code: 'multi-network-off',
  severity: 'error',
  *inCluster(cluster) {
    const { istiod } = cluster.ctx;
    if (!istiod?.ambientEnabled || istiod.multiNetwork) return;
    for (const gateway of eastWestGateways(cluster)) {
      yield {
        subject: subjectOf('Gateway', gateway),
        message:
          'istiod runs without AMBIENT_ENABLE_MULTI_NETWORK, so this gateway leads nowhere.',
        nextStep:
          'Set AMBIENT_ENABLE_MULTI_NETWORK=true on istiod, after a look at what it does to sidecars (sidecar-cut-off).',
      };
    }
  },
};
