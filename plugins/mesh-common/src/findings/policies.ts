import { PeerAuthenticationFact } from '../facts';
import type { InspectedCluster, InspectedPod } from '../world';
import { isSubset } from '../mode';
import { divergence, Divergence } from '../mtls';
import { revisionsOf } from './revisions';

type Policy = PeerAuthenticationFact;

const key = ({ namespace, name }: Policy) => `${namespace}/${name}`;

export const byPolicyName = (a: Policy, b: Policy) =>
  key(a) < key(b) ? -1 : 1;

/** Policies that never count, each with the older one of its scope that does. */
export function shadowedPolicies(
  cluster: InspectedCluster,
): [shadowed: Policy, older: Policy][] {
  const shadowed = new Map<Policy, Policy>();
  for (const revision of revisionsOf(cluster)) {
    for (const [policy, older] of shadowedIn(cluster, revision)) {
      shadowed.set(policy, older);
    }
  }
  return [...shadowed].sort(([a], [b]) => byPolicyName(a, b));
}

function shadowedIn(
  { policies, podsOf }: InspectedCluster,
  revision: string,
): [Policy, Policy][] {
  const ofRevision = policies.forRevision(revision);
  const namespaces = new Set(policies.all.map(p => p.namespace));
  return [...namespaces].flatMap(namespace => {
    const { wide, selecting } = ofRevision.of(namespace);
    const dead = wide
      .slice(1)
      .map((policy): [Policy, Policy] => [policy, wide[0]]);
    return namespace === policies.rootNamespace
      ? dead
      : [...dead, ...losers(selecting, podsOf(namespace))];
  });
}

/** Those that match pods and win for none of them. */
function losers(
  selecting: readonly Policy[],
  pods: readonly InspectedPod[],
): [Policy, Policy][] {
  const winners = new Set<Policy>();
  const lost = new Map<Policy, Policy>();
  for (const { pod } of pods) {
    const [first, ...rest] = selecting.filter(p =>
      isSubset(p.selector, pod.labels),
    );
    if (first) winners.add(first);
    for (const policy of rest) lost.set(policy, first);
  }
  return [...lost].filter(([policy]) => !winners.has(policy));
}

/** Workload policies that mean something else in ambient, with the ambient pods they win for. */
export function divergingPolicies(
  cluster: InspectedCluster,
  wanted: Divergence,
): { policy: Policy; pods: InspectedPod[] }[] {
  const found = new Map<Policy, InspectedPod[]>();
  const { policies, ctx } = cluster;
  const ofRevision = policies.forRevision(ctx.revision);
  for (const inspected of cluster.pods) {
    const { selection } = inspected.mtls;
    if (inspected.mode.mode !== 'ambient' || !selection?.workload) continue;
    const { workload } = selection;
    const known = found.get(workload);
    if (known) known.push(inspected);
    else if (divergence(selection, ofRevision, ctx.rootNamespace) === wanted) {
      found.set(workload, [inspected]);
    }
  }
  return [...found]
    .map(([policy, pods]) => ({ policy, pods }))
    .sort((a, b) => byPolicyName(a.policy, b.policy));
}
