import { AttachedPolicyFact } from '../facts';
import { isSubset } from '../mode';
import { Place } from './types';

/**
 * Whether a policy of the namespace is about a place: about the namespace all are; about a service those attached to it by
 * name, and those whose selector matches a pod behind it.
 */
export function concerns(
  policy: AttachedPolicyFact,
  { service, pods }: Place,
): boolean {
  if (!service) return true;
  if (policy.targetRefs.length) {
    return policy.targetRefs.some(
      ref => ref.kind === 'Service' && ref.name === service.name,
    );
  }
  return pods.some(({ pod }) => isSubset(policy.selector, pod.labels));
}
