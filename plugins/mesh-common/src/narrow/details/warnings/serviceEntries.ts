import { z } from 'zod';

const namesSchema = z.array(z.string()).nullish();

export const serviceEntrySpec = z.object({
  hosts: namesSchema,
  addresses: namesSchema,
  resolution: z.string().nullish(),
  workloadSelector: z.unknown().optional(),
  ports: z.array(z.object({ protocol: z.string().nullish() })).nullish(),
  endpoints: z
    .array(
      z.object({
        address: z.string().nullish(),
        network: z.string().nullish(),
      }),
    )
    .nullish(),
});

type Spec = z.output<typeof serviceEntrySpec>;

/** Istio `pkg/config/validation`, ValidateServiceEntry, without that of an empty selector. */
export function* serviceEntryWarnings(spec: Spec): Iterable<string> {
  const resolution = spec.resolution ?? 'NONE';
  const protocols = (spec.ports ?? []).map(({ protocol }) => protocol ?? '');
  if (resolution !== 'DYNAMIC_DNS') {
    for (const host of (spec.hosts ?? []).filter(isPartialWildcard)) {
      yield `the wildcard in host ${host} is no whole label`;
    }
  }
  // istiod allocates addresses, except for what is not resolved at all.
  const isPlain = protocols.some(p => p === '' || p === 'TCP');
  if (resolution === 'NONE' && !spec.addresses?.length && isPlain) {
    yield 'a TCP port needs an address where istiod allocates none';
  }
  if (resolution === 'NONE' && spec.workloadSelector) {
    yield 'a workloadSelector does nothing with resolution NONE';
  }
  if (isAmbiguous(spec, resolution, protocols)) {
    yield 'several hosts share an address and a TCP port: a proxy cannot tell them apart';
  }
  if (resolution === 'STATIC') yield* endpointWarnings(spec);
}

const isPartialWildcard = (host: string) =>
  host.includes('*') && host.length > 1 && !host.startsWith('*.');

const TCP: ReadonlySet<string> = new Set([
  ...['tcp', 'https', 'tls', 'mongo', 'redis', 'mysql'],
]);

function isAmbiguous(
  { addresses, hosts }: Spec,
  resolution: string,
  protocols: readonly string[],
): boolean {
  return (
    (resolution === 'DNS' || resolution === 'DNS_ROUND_ROBIN') &&
    !!addresses?.length &&
    (hosts?.length ?? 0) > 1 &&
    protocols.some(protocol => TCP.has(protocol.toLowerCase()))
  );
}

function* endpointWarnings({ endpoints }: Spec): Iterable<string> {
  for (const { address, network } of endpoints ?? []) {
    if (!address && network) {
      yield `an endpoint of network ${network} has no address`;
    }
  }
}
