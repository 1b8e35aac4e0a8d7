import type { ReportPod } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { z } from 'zod';
import type { GoldenObject } from './goldens';

const policySchema = z.object({
  kind: z.literal('PeerAuthentication'),
  metadata: z.object({
    name: z.string(),
    namespace: z.string(),
    creationTimestamp: z.string(),
  }),
  spec: z
    .object({
      selector: z
        .object({ matchLabels: z.record(z.string(), z.string()).optional() })
        .optional(),
      mtls: z.object({ mode: z.string().optional() }).optional(),
      portLevelMtls: z.record(z.string(), z.unknown()).optional(),
    })
    .default({}),
});

type Policy = z.output<typeof policySchema>;

/**
 * Whether istiod may enforce something else on a pod than policies say, decided from the manifests alone: a deciding
 * workload policy leaves `mtls` to its parents and has ports, and either a parent is younger than it (a stale conversion), or
 * the one of the namespace leaves it to the mesh as well (a reference to nothing; MT-46).
 */
export function mayBeUncertain(
  pod: ReportPod,
  objects: readonly GoldenObject[],
): boolean {
  const policies = objects.flatMap(object => {
    const parsed = policySchema.safeParse(object);
    return parsed.success ? [parsed.data] : [];
  });
  const own = policies.find(
    policy =>
      pod.mtls.policies.includes(nameOf(policy)) &&
      isUnset(policy) &&
      Object.keys(policy.spec.portLevelMtls ?? {}).length > 0,
  );
  if (!own) return false;
  const parents = policies.filter(
    policy =>
      !policy.spec.selector?.matchLabels &&
      [pod.namespace, 'istio-system', 'mesh-config'].includes(
        policy.metadata.namespace,
      ),
  );
  return parents.some(
    parent => isYounger(parent, own) || leavesItToTheMesh(parent, own),
  );
}

const nameOf = ({ metadata }: Policy) =>
  `${metadata.namespace}/${metadata.name}`;

const isUnset = ({ spec }: Policy) => (spec.mtls?.mode ?? 'UNSET') === 'UNSET';

const isYounger = (parent: Policy, own: Policy) =>
  parent.metadata.creationTimestamp > own.metadata.creationTimestamp;

const leavesItToTheMesh = (parent: Policy, own: Policy) =>
  isUnset(parent) && parent.metadata.namespace === own.metadata.namespace;
