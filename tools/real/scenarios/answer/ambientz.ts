import { z } from 'zod';

const addressSchema = z.looseObject({
  hostname: z
    .object({ namespace: z.string(), hostname: z.string() })
    .optional(),
  address: z.object({ address: z.string() }).optional(),
});

const workloadSchema = z.object({
  uid: z.string(),
  name: z.string().default(''),
  namespace: z.string().default(''),
  tunnelProtocol: z.string().default('NONE'),
  networkMode: z.string().default('STANDARD'),
  authorizationPolicies: z.array(z.string()).nullish(),
  waypoint: addressSchema.nullish(),
});

const serviceSchema = z.object({
  name: z.string(),
  namespace: z.string(),
  hostname: z.string(),
  waypoint: addressSchema.nullish(),
  /** The first waypoint and its canary. */
  weightedWaypoints: z
    .array(
      z.object({ destination: addressSchema, weight: z.number().default(0) }),
    )
    .nullish(),
});

const presence = z.array(z.looseObject({ presence: z.unknown() })).default([]);
const portsSchema = z.array(z.number()).default([]);

/** What a converted PeerAuthentication is made of; other fields belong to AuthorizationPolicies. */
const matchSchema = z.looseObject({
  notPrincipals: presence,
  destinationPorts: portsSchema,
  notDestinationPorts: portsSchema,
});

const policySchema = z.object({
  name: z.string(),
  namespace: z.string(),
  scope: z.string().default('GLOBAL'),
  action: z.string().default('ALLOW'),
  groups: z
    .array(
      z.object({
        rules: z
          .array(z.object({ matches: z.array(matchSchema).default([]) }))
          .default([]),
      }),
    )
    .default([]),
});

const ambientzSchema = z.object({
  workloads: z.array(workloadSchema),
  services: z.array(serviceSchema),
  policies: z
    .array(policySchema)
    .nullish()
    .transform(all => all ?? []),
});

/** What istiod tells every ztunnel. */
export type Ambientz = z.output<typeof ambientzSchema>;
export type AmbientzWorkload = Ambientz['workloads'][number];
export type AmbientzPolicy = Ambientz['policies'][number];
export type GatewayAddress = z.output<typeof addressSchema>;

/** @param istiodUrl of its monitoring port; it answers to this machine only */
export async function readAmbientz(istiodUrl: string): Promise<Ambientz> {
  const url = `${istiodUrl}/debug/ambientz`;
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: HTTP ${response.status}`);
  return ambientzSchema.parse(await response.json());
}
