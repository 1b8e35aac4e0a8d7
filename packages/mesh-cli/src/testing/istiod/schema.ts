import { z } from 'zod';

const modeSchema = z.enum(['STRICT', 'PERMISSIVE']);

const workloadSchema = z.object({
  kind: z.enum(['Pod', 'WorkloadEntry']),
  namespace: z.string(),
  name: z.string(),
  /** `HBONE`: istiod tells others to tunnel to it. */
  tunnel: z.enum(['HBONE', 'NONE']),
  /** `namespace/name`. */
  waypoint: z.string().nullable(),
  /** `namespace/name` of what PeerAuthentications became. */
  convertedPolicies: z.array(z.string()),
  /** Named by the workload and never sent: ztunnel passes them by. */
  missingPolicies: z.array(z.string()),
  /** What these policies say of a connection without identity: `STRICT` refuses it. An absent port has `mode`. */
  inboundByPolicy: z.object({
    mode: modeSchema,
    ports: z.record(z.string(), modeSchema),
  }),
});

const conditionSchema = z.object({
  type: z.string(),
  status: z.string(),
  reason: z.string(),
  /** Of listeners it is no text. */
  message: z.unknown(),
});

/**
 * What a live istiod says of one cluster, from `/debug/ambientz` and from the statuses it wrote. `testdata/istiod-goldens/
 * README.md` says how it is made.
 */
export const istiodAnswerSchema = z.object({
  workloads: z.array(workloadSchema),
  services: z.array(
    z.object({
      hostname: z.string(),
      namespace: z.string(),
      name: z.string(),
      waypoint: z.string().nullable(),
      /** Where there is a canary: `namespace/name percent` of the first waypoint and of the canary. Absent: not recorded. */
      shares: z.array(z.string()).optional(),
    }),
  ),
  conditions: z.array(
    z.object({
      kind: z.string(),
      namespace: z.string(),
      name: z.string(),
      conditions: z.array(conditionSchema),
    }),
  ),
});

export type IstiodAnswer = z.output<typeof istiodAnswerSchema>;
export type IstiodWorkload = z.output<typeof workloadSchema>;
