import { z } from 'zod';

export const destinationRuleSpec = z.object({
  trafficPolicy: z
    .object({
      outlierDetection: z
        .object({ consecutiveErrors: z.number().nullish() })
        .nullish(),
      loadBalancer: z
        .object({
          consistentHash: z
            .object({
              // A 64 bit number may be written as a text.
              minimumRingSize: z.union([z.number(), z.string()]).nullish(),
            })
            .nullish(),
        })
        .nullish(),
    })
    .nullish(),
  workloadSelector: z
    .object({ matchLabels: z.record(z.string(), z.string()).nullish() })
    .nullish(),
});

/**
 * Istio `pkg/config/validation`, ValidateDestinationRule. Odd and kept: warnings about single ports and subsets get lost there.
 */
export function* destinationRuleWarnings({
  trafficPolicy,
  workloadSelector,
}: z.output<typeof destinationRuleSpec>): Iterable<string> {
  if (trafficPolicy?.outlierDetection?.consecutiveErrors) {
    yield 'outlierDetection.consecutiveErrors is deprecated: use consecutiveGatewayErrors or consecutive5xxErrors';
  }
  const ring = trafficPolicy?.loadBalancer?.consistentHash?.minimumRingSize;
  if (Number(ring ?? 0) !== 0) {
    yield 'consistentHash.minimumRingSize is deprecated: use ringHash.minimumRingSize';
  }
  if (
    workloadSelector &&
    !Object.keys(workloadSelector.matchLabels ?? {}).length
  ) {
    yield 'its workloadSelector has no labels, so it is for all clients';
  }
}
