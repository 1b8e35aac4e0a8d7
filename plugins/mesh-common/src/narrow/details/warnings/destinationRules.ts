import { z } from 'zod';

const policyShape = {
  outlierDetection: z
    .object({ consecutiveErrors: z.number().nullish() })
    .nullish(),
  loadBalancer: z
    .object({
      consistentHash: z
        // A 64 bit number may be written as a text.
        .object({
          minimumRingSize: z.union([z.number(), z.string()]).nullish(),
        })
        .nullish(),
    })
    .nullish(),
};
const policySchema = z
  .object({
    ...policyShape,
    portLevelSettings: z.array(z.object(policyShape)).nullish(),
  })
  .nullish();

export const destinationRuleSpec = z.object({
  trafficPolicy: policySchema,
  subsets: z.array(z.object({ trafficPolicy: policySchema })).nullish(),
  workloadSelector: z
    .object({ matchLabels: z.record(z.string(), z.string()).nullish() })
    .nullish(),
});

/** Istio `pkg/config/validation`, ValidateDestinationRule. */
export function* destinationRuleWarnings(
  spec: z.output<typeof destinationRuleSpec>,
): Iterable<string> {
  const policies = [
    spec.trafficPolicy,
    ...(spec.subsets ?? []).map(subset => subset.trafficPolicy),
  ].flatMap(policy => [policy, ...(policy?.portLevelSettings ?? [])]);
  if (policies.some(policy => policy?.outlierDetection?.consecutiveErrors)) {
    yield 'outlierDetection.consecutiveErrors is deprecated: use consecutiveGatewayErrors or consecutive5xxErrors';
  }
  const ring = (policy: (typeof policies)[number]) =>
    Number(policy?.loadBalancer?.consistentHash?.minimumRingSize ?? 0) !== 0;
  if (policies.some(ring)) {
    yield 'consistentHash.minimumRingSize is deprecated: use ringHash.minimumRingSize';
  }
  const selector = spec.workloadSelector;
  if (selector && !Object.keys(selector.matchLabels ?? {}).length) {
    yield 'its workloadSelector has no labels, so it is for all clients';
  }
}
