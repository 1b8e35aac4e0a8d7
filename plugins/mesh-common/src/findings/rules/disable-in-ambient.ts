import { subjectOf } from '../subjects';
import { PeerAuthenticationFact } from '../../facts';
import type { InspectedPod } from '../../world';
import type { PolicySelection } from '../../mtls';
import { countedPods } from '../workloads';
import { Rule } from '../types';

/**
 * Ambient cannot switch mTLS off: port 15008 always takes it. DISABLE only lifts the STRICT of a parent (Istio
 * `pilot/pkg/serviceregistry/ambient/authorization.go`).
 */
export const disableInAmbient: Rule = {
  code: 'disable-in-ambient',
  severity: 'warning',
  *inCluster(cluster) {
    const found = new Map<PeerAuthenticationFact, InspectedPod[]>();
    for (const inspected of cluster.pods) {
      if (inspected.mode.mode !== 'ambient') continue;
      const policy = disabling(inspected.mtls.selection);
      if (!policy) continue;
      const pods = found.get(policy);
      if (pods) pods.push(inspected);
      else found.set(policy, [inspected]);
    }
    for (const [policy, pods] of found) {
      yield {
        subject: subjectOf('PeerAuthentication', policy),
        message: `It says DISABLE for ${countedPods(
          pods,
        )} in ambient. mTLS stays on; what it does is to let plain text in.`,
        nextStep:
          'Say PERMISSIVE, which means the same in ambient, or STRICT if plain text is not needed.',
      };
    }
  },
};
/** The nearest policy that sets a mode, if that is DISABLE. */
function disabling(selection: PolicySelection | null) {
  if (!selection) return null;
  const { workload, namespace, mesh } = selection;
  const decides = [workload, namespace, mesh].find(
    policy => policy?.mode && policy.mode !== 'UNSET',
  );
  return decides?.mode === 'DISABLE' ? decides : null;
}
