import { PeerAuthenticationFact, PodFact } from '../facts';
import { isSubset } from '../mode';
import { PolicyIndex } from './policyIndex';

/** Which kind of proxy reads the policies. */
export type Proxy = 'ambient' | 'sidecar';

/** The one policy of each scope that counts for a pod; null: none. @public */
export interface PolicySelection {
  readonly mesh: PeerAuthenticationFact | null;
  readonly namespace: PeerAuthenticationFact | null;
  readonly workload: PeerAuthenticationFact | null;
}

/**
 * The oldest policy of each scope (Istio `pilot/pkg/model/authentication.go`; for ambient
 * `pilot/pkg/serviceregistry/ambient/workloads.go`, fetchPeerAuthentications). A selector in the root namespace never
 * counts, also not for pods that live there. Policies of one scope are never merged.
 */
export function selectPolicies(
  pod: PodFact,
  proxy: Proxy,
  revision: string,
  index: PolicyIndex,
): PolicySelection {
  const policies = index.forRevision(revision);
  const root = policies.of(index.rootNamespace).wide;
  const inRoot = pod.namespace === index.rootNamespace;
  const own = inRoot ? null : policies.of(pod.namespace);
  return {
    mesh: root.find(p => isMeshWide(p, proxy, inRoot)) ?? null,
    namespace: own?.wide[0] ?? null,
    workload:
      own?.selecting.find(p => isSubset(p.selector, pod.labels)) ?? null,
  };
}

/** Ambient passes a root policy with an empty selector by, except in the root namespace itself. */
export function isMeshWide(
  policy: PeerAuthenticationFact,
  proxy: Proxy,
  podInRoot: boolean,
): boolean {
  return proxy === 'sidecar' || podInRoot || policy.selector === null;
}
