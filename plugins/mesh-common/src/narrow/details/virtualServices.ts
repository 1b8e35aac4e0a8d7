import canonicalize from 'canonicalize';
import { z } from 'zod';
import {
  DestinationFact,
  HttpMatchFact,
  HttpRuleFact,
  L4RuleFact,
  StringMap,
  VirtualServiceFact,
} from '../../facts';
import { metaSchema, namespacedFact, NO_STRINGS } from '../metadata';
import { narrowing } from '../result';

const namesSchema = z.array(z.string()).nullish();

const destinationSchema = z
  .object({
    host: z.string().nullish(),
    subset: z.string().nullish(),
    port: z.object({ number: z.number().int().nullish() }).nullish(),
  })
  .nullish();

const routesSchema = z
  .array(z.object({ destination: destinationSchema }))
  .nullish();

/** Loose: two matches are the same where all of their fields are, also those that we do not know. */
const stringMatchSchema = z
  .looseObject({ exact: z.string().nullish(), prefix: z.string().nullish() })
  .nullish();
const stringMatchesSchema = z.record(z.string(), stringMatchSchema).nullish();

const httpMatchSchema = z.looseObject({
  name: z.string().nullish(),
  uri: stringMatchSchema,
  port: z.number().int().nullish(),
  method: stringMatchSchema,
  authority: stringMatchSchema,
  headers: stringMatchesSchema,
  queryParams: stringMatchesSchema,
  withoutHeaders: stringMatchesSchema,
});

const httpSchema = z.object({
  name: z.string().nullish(),
  match: z.array(httpMatchSchema).nullish(),
  route: routesSchema,
  mirror: destinationSchema,
  mirrors: routesSchema,
  fault: z
    .object({
      delay: z.object({ percent: z.number().nullish() }).nullish(),
    })
    .nullish(),
});

const l4Schema = z.object({
  match: z.array(z.unknown()).nullish(),
  route: routesSchema,
});

const schema = z.object({
  metadata: metaSchema,
  spec: z
    .object({
      hosts: namesSchema,
      gateways: namesSchema,
      exportTo: namesSchema,
      http: z.array(httpSchema).nullish(),
      tcp: z.array(l4Schema).nullish(),
      tls: z.array(l4Schema).nullish(),
    })
    .nullish(),
});

export const narrowVirtualService = narrowing(
  schema,
  ({ metadata, spec }): VirtualServiceFact => ({
    ...namespacedFact(metadata),
    hosts: spec?.hosts ?? [],
    gateways: spec?.gateways ?? [],
    exportTo: spec?.exportTo ?? [],
    protocols: (['http', 'tcp', 'tls'] as const).filter(
      protocol => spec?.[protocol]?.length,
    ),
    http: (spec?.http ?? []).map(httpRule),
    tcp: (spec?.tcp ?? []).map(l4Rule),
    tls: (spec?.tls ?? []).map(l4Rule),
  }),
);

function httpRule(raw: z.output<typeof httpSchema>): HttpRuleFact {
  return {
    name: raw.name ?? '',
    matches: (raw.match ?? []).map(httpMatch),
    destinations: destinations(raw.route),
    mirrors: [
      ...(raw.mirror ? [destination(raw.mirror)] : []),
      ...destinations(raw.mirrors),
    ],
    delayPercent: (raw.fault?.delay?.percent ?? 0) > 0,
  };
}

function l4Rule(raw: z.output<typeof l4Schema>): L4RuleFact {
  return {
    matches: (raw.match ?? []).map(match => canonicalize(match) ?? ''),
    destinations: destinations(raw.route),
  };
}

function httpMatch(match: z.output<typeof httpMatchSchema>): HttpMatchFact {
  const { name, ...rest } = match;
  return {
    name: name ?? '',
    text: canonicalize(rest) ?? '',
    pathPrefix: match.uri?.prefix ?? '',
    port: match.port ?? 0,
    method: text(match.method),
    authority: text(match.authority),
    headers: texts(match.headers),
    queryParams: texts(match.queryParams),
    withoutHeaders: texts(match.withoutHeaders),
  };
}

function text(match: z.output<typeof stringMatchSchema>): string {
  if (match?.exact) return `exact:${match.exact}`;
  return match?.prefix ? `prefix:${match.prefix}` : '';
}

function texts(matches: z.output<typeof stringMatchesSchema>): StringMap {
  if (!matches) return NO_STRINGS;
  return Object.fromEntries(
    Object.entries(matches).map(([key, match]) => [key, text(match)]),
  );
}

function destinations(
  routes: z.output<typeof routesSchema>,
): DestinationFact[] {
  return (routes ?? []).map(route => destination(route.destination));
}

function destination(raw: z.output<typeof destinationSchema>): DestinationFact {
  return {
    host: raw?.host ?? '',
    subset: raw?.subset ?? '',
    port: raw?.port ? raw.port.number ?? 0 : null,
  };
}
