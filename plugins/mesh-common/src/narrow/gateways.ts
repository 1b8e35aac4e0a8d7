import { z } from 'zod';
import { GatewayFact, GatewayListenerFact } from '../facts';
import { conditionFacts, conditionsSchema } from './conditions';
import { specManagers } from './managers';
import { managedMetaSchema, namespacedFact } from './metadata';
import { narrowing } from './result';
import { labelSelectorSchema, selectorFact } from './selectors';

const listenerSchema = z.object({
  name: z.string(),
  port: z.number().int(),
  protocol: z.string(),
  allowedRoutes: z
    .object({
      namespaces: z
        .object({
          from: z.string().nullish(),
          selector: labelSelectorSchema.nullish(),
        })
        .nullish(),
    })
    .nullish(),
});

const statusSchema = z
  .object({
    addresses: z.array(z.object({ value: z.string() })).nullish(),
    conditions: conditionsSchema,
    listeners: z
      .array(z.object({ name: z.string(), conditions: conditionsSchema }))
      .nullish(),
  })
  .nullish();

const schema = z.object({
  metadata: managedMetaSchema,
  spec: z.object({
    gatewayClassName: z.string(),
    listeners: z.array(listenerSchema).nullish(),
  }),
  status: statusSchema,
});

type Status = z.output<typeof statusSchema>;

export const narrowGateway = narrowing(
  schema,
  ({ metadata, spec, status }): GatewayFact => ({
    ...namespacedFact(metadata),
    className: spec.gatewayClassName,
    listeners: (spec.listeners ?? []).map(raw => listener(raw, status)),
    addresses: (status?.addresses ?? []).map(a => a.value),
    conditions: conditionFacts(status?.conditions),
    managers: specManagers(metadata.managedFields),
  }),
);

function listener(
  raw: z.output<typeof listenerSchema>,
  status: Status,
): GatewayListenerFact {
  const namespaces = raw.allowedRoutes?.namespaces;
  const reported = status?.listeners?.find(l => l.name === raw.name);
  return {
    name: raw.name,
    port: raw.port,
    protocol: raw.protocol,
    allowedFrom: allowedFrom(namespaces?.from),
    allowedSelector: namespaces?.selector
      ? selectorFact(namespaces.selector)
      : null,
    conditions: conditionFacts(reported?.conditions),
  };
}

/** Absent means `Same` (Gateway API). A word we do not know allows nobody: deny by default. */
function allowedFrom(
  from: string | null | undefined,
): GatewayListenerFact['allowedFrom'] {
  if (!from) return 'Same';
  return from === 'All' || from === 'Same' || from === 'Selector'
    ? from
    : 'None';
}
