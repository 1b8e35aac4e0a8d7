import { z } from 'zod';
import { PodFact, StringMap } from '../facts';

/** `metadata.ownerReferences`. */
export const ownersSchema = z
  .array(
    z.object({
      kind: z.string(),
      name: z.string(),
      controller: z.boolean().nullish(),
    }),
  )
  .nullish();

/**
 * The workload behind a pod. A Deployment names its ReplicaSets `<deployment>-<hash>` and labels the pods with that hash
 * (`pod-template-hash`), so no ReplicaSet has to be read.
 */
export function podWorkload(metadata: {
  labels?: StringMap | null;
  ownerReferences?: z.output<typeof ownersSchema>;
}): PodFact['workload'] {
  const owner = metadata.ownerReferences?.find(o => o.controller);
  if (!owner) return null;
  const hash = metadata.labels?.['pod-template-hash'];
  if (owner.kind === 'ReplicaSet' && hash && owner.name.endsWith(`-${hash}`)) {
    return { kind: 'Deployment', name: owner.name.slice(0, -hash.length - 1) };
  }
  return { kind: owner.kind, name: owner.name };
}
