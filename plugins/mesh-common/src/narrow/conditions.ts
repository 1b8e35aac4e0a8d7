import { z } from 'zod';
import { ConditionFact } from '../facts';

/** `metav1.Condition`. A status we do not know is `Unknown`, as Kubernetes reads it. */
export const conditionsSchema = z
  .array(
    z.object({
      type: z.string(),
      status: z.string(),
      reason: z.string().nullish(),
      message: z.string().nullish(),
    }),
  )
  .nullish();

type RawConditions = z.output<typeof conditionsSchema>;

export function conditionFacts(raw: RawConditions): ConditionFact[] {
  return (raw ?? []).map(({ type, status, reason, message }) => ({
    type,
    status: status === 'True' || status === 'False' ? status : 'Unknown',
    reason: reason ?? '',
    message: message ?? '',
  }));
}
