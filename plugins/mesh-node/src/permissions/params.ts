import { requestKindSchema } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { z } from 'zod';

/** Entity refs, as the policy got them for the viewer. */
export const claimsSchema = z.object({
  claims: z.array(z.string()).describe('Full entity refs, e.g. of groups'),
});

export const clustersSchema = z.object({
  clusters: z.array(z.string()).describe('Names of clusters'),
});

export const kindsSchema = z.object({
  kinds: z.array(requestKindSchema).describe('Kinds of requests'),
});

/** Entity refs are compared without regard to case. */
export function lowerCase(values: readonly string[]): string[] {
  return values.map(value => value.toLocaleLowerCase('en-US'));
}

export function anyOf(
  wanted: readonly string[],
  found: readonly string[],
): boolean {
  const set = new Set(lowerCase(wanted));
  return lowerCase(found).some(value => set.has(value));
}
