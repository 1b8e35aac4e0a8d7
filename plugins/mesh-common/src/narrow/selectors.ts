import { z } from 'zod';
import { LabelSelector } from '../facts';
import { stringMapSchema } from './metadata';

/** A `metav1.LabelSelector`. */
export const labelSelectorSchema = z.object({
  matchLabels: stringMapSchema,
  matchExpressions: z
    .array(
      z.object({
        key: z.string(),
        operator: z.enum(['In', 'NotIn', 'Exists', 'DoesNotExist']),
        values: z.array(z.string()).nullish(),
      }),
    )
    .nullish(),
});

type RawSelector = z.output<typeof labelSelectorSchema>;

const EVERYTHING: LabelSelector = Object.freeze({});

/** Absent parts stay absent: they match everything. */
export function selectorFact(
  raw: RawSelector | null | undefined,
): LabelSelector {
  const labels = raw?.matchLabels;
  const expressions = raw?.matchExpressions;
  if (!labels && !expressions?.length) return EVERYTHING;
  return {
    ...(labels && { matchLabels: labels }),
    ...(expressions?.length && {
      matchExpressions: expressions.map(({ key, operator, values }) => ({
        key,
        operator,
        ...(values && { values }),
      })),
    }),
  };
}
