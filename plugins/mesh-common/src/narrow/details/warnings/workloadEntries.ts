import { z } from 'zod';

export const workloadEntrySpec = z.object({
  address: z.string().nullish(),
  network: z.string().nullish(),
});

/** Istio `pkg/config/validation`, ValidateWorkloadEntry. */
export function* workloadEntryWarnings({
  address,
  network,
}: z.output<typeof workloadEntrySpec>): Iterable<string> {
  if (!address && network) {
    yield `it has no address, only the network ${network}: it is reached through the gateway of that network`;
  }
}
