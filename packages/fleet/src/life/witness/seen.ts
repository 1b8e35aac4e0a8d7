import { z } from 'zod';

const condition = z.object({
  type: z.string(),
  status: z.string(),
  reason: z.string().default(''),
  message: z.string().default(''),
  observedGeneration: z.number().optional(),
});

const seen = z.object({
  kind: z.string(),
  metadata: z.object({
    name: z.string(),
    uid: z.string(),
    generation: z.number().optional(),
    deletionTimestamp: z.string().optional(),
    labels: z.record(z.string(), z.string()).default({}),
    annotations: z.record(z.string(), z.string()).default({}),
    ownerReferences: z
      .array(z.object({ kind: z.string(), name: z.string(), uid: z.string() }))
      .default([]),
    managedFields: z
      .array(
        z.object({
          manager: z.string(),
          operation: z.string(),
          subresource: z.string().optional(),
        }),
      )
      .default([]),
  }),
  spec: z
    .object({
      type: z.string(),
      clusterIP: z.string(),
      ports: z.array(
        z.object({
          name: z.string().default(''),
          port: z.number(),
          appProtocol: z.string().default(''),
        }),
      ),
      replicas: z.number(),
      template: z.object({
        metadata: z.object({
          labels: z.record(z.string(), z.string()).default({}),
        }),
      }),
      hostNetwork: z.boolean(),
    })
    .partial()
    .default({}),
  status: z
    .object({
      phase: z.string(),
      observedGeneration: z.number(),
      replicas: z.number(),
      updatedReplicas: z.number(),
      readyReplicas: z.number(),
      conditions: z.array(condition),
      addresses: z.array(z.object({ type: z.string(), value: z.string() })),
      listeners: z.array(
        z.object({ name: z.string(), conditions: z.array(condition) }),
      ),
    })
    .partial()
    .default({}),
});

/** What is read of an object of a life, whatever its kind. */
export type Seen = z.output<typeof seen>;
export type Condition = z.output<typeof condition>;

/** @throws ZodError where an object has another shape than the API gives it */
export const parse = (object: unknown): Seen => seen.parse(object);
