import { z } from 'zod';

const namesSchema = z.array(z.string()).nullish();

const httpSchema = z.object({
  mirrorPercent: z.unknown().optional(),
  directResponse: z
    .object({
      body: z
        .object({ string: z.string().nullish(), bytes: z.string().nullish() })
        .nullish(),
    })
    .nullish(),
});

const tlsSchema = z.object({
  match: z
    .array(z.object({ sniHosts: namesSchema, gateways: namesSchema }))
    .nullish(),
});

export const virtualServiceSpec = z.object({
  gateways: namesSchema,
  http: z.array(httpSchema).nullish(),
  tls: z.array(tlsSchema).nullish(),
});

/** Istio `pkg/config/validation`, ValidateVirtualService, without what is never matched. */
export function* virtualServiceWarnings({
  gateways,
  http,
  tls,
}: z.output<typeof virtualServiceSpec>): Iterable<string> {
  const matches = (tls ?? []).flatMap(({ match }) => match ?? []);
  for (const names of [gateways, ...matches.map(m => m.gateways)]) {
    yield* gatewayNameWarnings(names ?? []);
  }
  for (const host of matches.flatMap(({ sniHosts }) => sniHosts ?? [])) {
    if (isIp(host))
      yield `sniHosts names the address ${host}: clients send names only`;
  }
  for (const rule of http ?? []) yield* httpWarnings(rule);
}

/** Only the first name without a namespace is looked at. */
function* gatewayNameWarnings(names: readonly string[]): Iterable<string> {
  const first = names.find(name => !name.includes('/'));
  if (first?.includes('.')) {
    const [name, namespace] = first.split('.');
    yield `gateway ${first} is written the old way: write ${namespace}/${name}`;
  }
}

const LARGE = 100 * 1024;
const TOO_LARGE = 1024 * 1024;

function* httpWarnings(rule: z.output<typeof httpSchema>): Iterable<string> {
  if (rule.mirrorPercent !== undefined && rule.mirrorPercent !== null) {
    yield 'mirrorPercent is deprecated: use mirrorPercentage';
  }
  const size = sizeOf(rule.directResponse?.body);
  if (size > LARGE && size <= TOO_LARGE) {
    yield 'directResponse has a large body, which every proxy holds';
  }
}

type Body = NonNullable<z.output<typeof httpSchema>['directResponse']>['body'];

/** In bytes; `bytes` is base64. */
function sizeOf(body: Body): number {
  if (body?.bytes) return Math.floor((body.bytes.length * 3) / 4);
  return new TextEncoder().encode(body?.string ?? '').length;
}

const isIp = (host: string) =>
  /^\d{1,3}(\.\d{1,3}){3}$/.test(host) || /^[\da-f:]*:[\da-f:.]*$/i.test(host);
