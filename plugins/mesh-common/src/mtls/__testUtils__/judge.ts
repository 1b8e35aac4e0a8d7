import { PeerAuthenticationFact } from '../../facts';
import { clusterContext, podMode } from '../../mode';
import { ambientCluster, namespaceFact, podFact } from '../../testing';
import { effectiveMtls } from '../effective';

/** The cluster, and in it the ambient namespace, that policies are judged in. */
export const ctx = clusterContext(ambientCluster('c'));
export const ns = namespaceFact('shop', {
  'istio.io/dataplane-mode': 'ambient',
});

/** What a pod with label `app: web` accepts under these policies. */
export function judge(
  rest: object,
  policies: readonly PeerAuthenticationFact[],
) {
  const pod = podFact('shop', 'web', rest);
  return effectiveMtls(pod, podMode(pod, ns, ctx), policies, ctx);
}

/** Selects that pod. */
export const selector = { app: 'web' };

export const at = (createdAt: number, writtenAt = createdAt) => ({
  createdAt,
  writtenAt,
});
