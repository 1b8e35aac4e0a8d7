import { z } from 'zod';
import { RouteFact } from '../../facts';
import { conditionFacts, conditionsSchema } from '../conditions';
import { metaSchema, namespacedFact } from '../metadata';
import { narrowing } from '../result';

const schema = z.object({
  kind: z.enum(['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute']),
  metadata: metaSchema,
  spec: z
    .object({
      parentRefs: z
        .array(
          z.object({
            group: z.string().nullish(),
            kind: z.string().nullish(),
            name: z.string(),
            namespace: z.string().nullish(),
          }),
        )
        .nullish(),
    })
    .nullish(),
  status: z
    .object({
      parents: z.array(z.object({ conditions: conditionsSchema })).nullish(),
    })
    .nullish(),
});

export const narrowRoute = narrowing(
  schema,
  ({ kind, metadata, spec, status }): RouteFact => {
    const object = namespacedFact(metadata);
    return {
      ...object,
      kind,
      // Defaults of the Gateway API: group gateway.networking.k8s.io, kind Gateway, the namespace of the route.
      parents: (spec?.parentRefs ?? []).map(ref => ({
        group: ref.group ?? 'gateway.networking.k8s.io',
        kind: ref.kind ?? 'Gateway',
        name: ref.name,
        namespace: ref.namespace ?? object.namespace,
      })),
      conditions: (status?.parents ?? []).flatMap(parent =>
        conditionFacts(parent.conditions),
      ),
    };
  },
);
