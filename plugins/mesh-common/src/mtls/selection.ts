import { PeerAuthenticationFact, PodFact } from '../facts';
import { isSubset } from '../mode';
import { PolicyIndex } from './policyIndex';

type Policies = readonly PeerAuthenticationFact[];

/** Which kind of proxy reads the policies. */
export type Proxy = 'ambient' | 'sidecar';

/** The one policy of each scope that counts for a pod; null: none. @public */
export interface PolicySelection {
  readonly mesh: PeerAuthenticationFact | null;
  readonly namespace: PeerAuthenticationFact | null;
  readonly workload: PeerAuthenticationFact | null;
}

/** The oldest policies of each scope for a pod, by name: several where they were created in the same second. */
export interface Candidates {
  readonly mesh: Policies;
  readonly namespace: Policies;
  readonly workload: Policies;
}

/**
 * The oldest of each scope (Istio `pilot/pkg/model/authentication.go`; for ambient
 * `pilot/pkg/serviceregistry/ambient/workloads.go`, fetchPeerAuthentications). A selector in the root namespace never
 * counts, also not for pods that live there. Policies of one scope are never merged.
 */
export function policyCandidates(
  pod: PodFact,
  proxy: Proxy,
  revision: string,
  index: PolicyIndex,
): Candidates {
  const policies = index.forRevision(revision);
  const inRoot = pod.namespace === index.rootNamespace;
  const root = policies.of(index.rootNamespace).wide;
  const own = inRoot ? null : policies.of(pod.namespace);
  return {
    mesh: oldest(root, p => isMeshWide(p, proxy, inRoot)),
    namespace: oldest(own?.wide ?? [], () => true),
    workload: oldest(own?.selecting ?? [], p =>
      isSubset(p.selector, pod.labels),
    ),
  };
}

/** Of several candidates the first by name counts: so it is for a sidecar, and as good as any other for ambient. */
export function firstOf({ mesh, namespace, workload }: Candidates) {
  return {
    mesh: mesh[0] ?? null,
    namespace: namespace[0] ?? null,
    workload: workload[0] ?? null,
  } satisfies PolicySelection;
}

/** Candidates without a choice. */
export function only(selection: PolicySelection): Candidates {
  const list = (policy: PeerAuthenticationFact | null) =>
    policy ? [policy] : NONE;
  return {
    mesh: list(selection.mesh),
    namespace: list(selection.namespace),
    workload: list(selection.workload),
  };
}

/** The policy of each scope that counts for a pod. */
export function selectPolicies(
  pod: PodFact,
  proxy: Proxy,
  revision: string,
  index: PolicyIndex,
): PolicySelection {
  return firstOf(policyCandidates(pod, proxy, revision, index));
}

/** @param policies - oldest first */
export function oldest(
  policies: Policies,
  test: (policy: PeerAuthenticationFact) => boolean,
): Policies {
  const start = policies.findIndex(test);
  if (start < 0) return NONE;
  const found = [policies[start]];
  for (let i = start + 1; i < policies.length; i++) {
    if (policies[i].createdAt !== found[0].createdAt) break;
    if (test(policies[i])) found.push(policies[i]);
  }
  return found;
}

const NONE: Policies = [];

/** Ambient passes a root policy with an empty selector by, except in the root namespace itself. */
export function isMeshWide(
  policy: PeerAuthenticationFact,
  proxy: Proxy,
  podInRoot: boolean,
): boolean {
  return proxy === 'sidecar' || podInRoot || policy.selector === null;
}
