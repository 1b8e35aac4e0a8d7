import { AttachedPolicyFact, AuthorizationPolicyFact } from '../facts';
import type { InspectedCluster, InspectedPod } from '../world';
import { isSubset } from '../mode';

/** A policy with the ambient pods that it is meant for. */
export interface InAmbient<T> {
  readonly policy: T;
  /** At least one. */
  readonly pods: readonly InspectedPod[];
}

type Attached = 'requestauthentications' | 'envoyfilters';

/** AuthorizationPolicies that ztunnel enforces: without a targetRef, for at least one ambient pod. */
export function policiesInZtunnel(
  cluster: InspectedCluster,
): InAmbient<AuthorizationPolicyFact>[] {
  return inAmbient(
    cluster,
    cluster.view.details.authorizationpolicies?.values() ?? [],
  );
}

/** Policies of another kind that are meant for ambient pods without a targetRef. */
export function attachedInAmbient(
  cluster: InspectedCluster,
  kind: Attached,
): InAmbient<AttachedPolicyFact>[] {
  return inAmbient(cluster, cluster.view.details[kind]?.values() ?? []);
}

/** By namespace, or by selector; in the root namespace for every namespace. */
function inAmbient<T extends AttachedPolicyFact>(
  cluster: InspectedCluster,
  policies: Iterable<T>,
): InAmbient<T>[] {
  return [...policies]
    .filter(policy => policy.targetRefs.length === 0)
    .map(policy => ({ policy, pods: podsOf(policy, cluster) }))
    .filter(({ pods }) => pods.length > 0);
}

function podsOf(
  policy: AttachedPolicyFact,
  cluster: InspectedCluster,
): InspectedPod[] {
  const everywhere = policy.namespace === cluster.ctx.rootNamespace;
  const pods = everywhere ? cluster.pods : cluster.podsOf(policy.namespace);
  return pods.filter(
    ({ pod, mode }) =>
      mode.mode === 'ambient' && isSubset(policy.selector, pod.labels),
  );
}

/** Conditions that ztunnel can judge (Istio `pilot/pkg/serviceregistry/ambient/authorization.go`). */
const L4_CONDITIONS: ReadonlySet<string> = new Set([
  ...['source.ip', 'source.namespace', 'source.principal'],
  ...['destination.ip', 'destination.port'],
]);

/** Fields of a policy that need a proxy of layer 7, each once. */
export function httpFields({ rules }: AuthorizationPolicyFact): string[] {
  const fields = rules.flatMap(({ from, to, when }) => [
    ...from.flatMap(source => source.http),
    ...to.flatMap(operation => operation.http),
    ...when.filter(key => !L4_CONDITIONS.has(key)),
  ]);
  return [...new Set(fields)].sort();
}
