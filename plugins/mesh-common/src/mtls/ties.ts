import { PeerAuthenticationFact } from '../facts';
import { Candidates, PolicySelection } from './selection';
import { isWrittenLater } from './stale';

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

/**
 * Every pair of parents that a workload policy may be converted with: a look-up of its own, tied in the same way
 * (getOldestPeerAuthn there).
 * @param namespaces - the oldest of the namespace of the policy
 * @param meshes - the oldest of the root namespace
 */
export function possibleParents(
  workload: Policy,
  namespaces: readonly Policy[],
  meshes: readonly Policy[],
): { namespace: Policy | null; mesh: Policy | null }[] {
  // What `stale.ts` asks of a parent; those that are tied were created at once.
  const meaning = (parent: Policy) =>
    [
      modeOf(parent),
      isWrittenLater(parent, workload),
      parent.writtenAt > workload.writtenAt,
    ].join(' ');
  return distinct(namespaces, meaning).flatMap(namespace =>
    distinct(meshes, meaning).map(mesh => ({ namespace, mesh })),
  );
}

const modeOf = (policy: Policy): string => policy.mode ?? 'UNSET';

/** @returns the first of each meaning; null alone where there is no policy at all */
function distinct(
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
