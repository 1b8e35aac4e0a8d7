import { PeerAuthenticationFact } from '../facts';
import { Candidates, PolicySelection } from './selection';

type Policy = PeerAuthenticationFact;

/** Of more tied workload policies that all say something else, no more are tried: the answer is open long before. */
const MOST = 8;

/**
 * Every selection that ambient may make. Where the oldest policies of a scope were created in the same second, it takes the
 * one that comes first in a list without an order, anew for each workload (Istio
 * `pilot/pkg/serviceregistry/ambient/authorization.go`, convertedSelectorPeerAuthentications; the list is one of
 * `pkg/kube/krt`, made from a map). A sidecar is served by name (`policyIndex.ts`).
 * @returns first the selection by name
 */
export function possibleSelections(candidates: Candidates): PolicySelection[] {
  const meshes = distinct(candidates.mesh, modeOf);
  const namespaces = distinct(candidates.namespace, modeOf);
  const workloads = distinct(candidates.workload, policy =>
    JSON.stringify([
      ...[modeOf(policy), policy.ports],
      ...[policy.writtenAt, policy.resourceVersion],
    ]),
  ).slice(0, MOST);
  return workloads.flatMap(workload =>
    namespaces.flatMap(namespace =>
      meshes.map(mesh => ({ mesh, namespace, workload })),
    ),
  );
}

export const modeOf = (policy: Policy): string => policy.mode ?? 'UNSET';

/** @returns the first of each meaning; null alone where there is no policy at all */
export function distinct(
  policies: readonly Policy[],
  meaning: (policy: Policy) => string,
): readonly (Policy | null)[] {
  if (policies.length < 2) return [policies[0] ?? null];
  const found = new Map<string, Policy>();
  for (const policy of policies) {
    const key = meaning(policy);
    if (!found.has(key)) found.set(key, policy);
  }
  return [...found.values()];
}
