import { z } from 'zod';
import { AttachedPolicyFact, TargetRefFact } from '../../facts';
import { conditionFacts, conditionsSchema } from '../conditions';
import {
  metaSchema,
  namespacedFact,
  NO_STRINGS,
  stringMapSchema,
} from '../metadata';
import { narrowing } from '../result';

const targetRefSchema = z.object({
  group: z.string().nullish(),
  kind: z.string(),
  name: z.string(),
  namespace: z.string().nullish(),
});

/** What every policy that is attached to something has in its spec. */
export const attachmentShape = {
  selector: z.object({ matchLabels: stringMapSchema }).nullish(),
  targetRef: targetRefSchema.nullish(),
  targetRefs: z.array(targetRefSchema).nullish(),
};

export const policyStatusSchema = z
  .object({ conditions: conditionsSchema })
  .nullish();

const schema = z.object({
  metadata: metaSchema,
  spec: z.object(attachmentShape).nullish(),
  status: policyStatusSchema,
});

type Attachable = Pick<z.output<typeof schema>, 'metadata' | 'status'> & {
  spec?: z.output<typeof schema>['spec'];
};

export function attachedFact(object: Attachable): AttachedPolicyFact {
  const { metadata, spec, status } = object;
  const refs = spec?.targetRefs ?? (spec?.targetRef ? [spec.targetRef] : []);
  return {
    ...namespacedFact(metadata),
    selector: spec?.selector ? spec.selector.matchLabels ?? NO_STRINGS : null,
    targetRefs: refs.map(
      (ref): TargetRefFact => ({
        group: ref.group ?? '',
        kind: ref.kind,
        name: ref.name,
        namespace: ref.namespace ?? null,
      }),
    ),
    conditions: conditionFacts(status?.conditions),
  };
}

/** RequestAuthentication, WasmPlugin: where they are attached is all we look at. */
export const narrowAttachedPolicy = narrowing(schema, attachedFact);
