import { z } from 'zod';
import { NetworkPolicyFact, NetworkRuleFact } from '../../facts';
import { metaSchema, namespacedFact } from '../metadata';
import { narrowing } from '../result';
import { labelSelectorSchema, selectorFact } from '../selectors';

const portsSchema = z
  .array(
    z.object({
      port: z.union([z.number(), z.string()]).nullish(),
      endPort: z.number().nullish(),
      protocol: z.string().nullish(),
    }),
  )
  .nullish();

const peersSchema = z
  .array(
    z.object({
      ipBlock: z
        .object({ cidr: z.string(), except: z.array(z.string()).nullish() })
        .nullish(),
    }),
  )
  .nullish();

const schema = z.object({
  metadata: metaSchema,
  spec: z.object({
    podSelector: labelSelectorSchema.nullish(),
    policyTypes: z.array(z.string()).nullish(),
    ingress: z
      .array(z.object({ ports: portsSchema, from: peersSchema }))
      .nullish(),
    egress: z
      .array(z.object({ ports: portsSchema, to: peersSchema }))
      .nullish(),
  }),
});

export const narrowNetworkPolicy = narrowing(
  schema,
  ({ metadata, spec }): NetworkPolicyFact => {
    // Absent policyTypes: always ingress, egress where there are rules for it (Kubernetes `networking/v1`).
    const types =
      spec.policyTypes ??
      (spec.egress?.length ? ['Ingress', 'Egress'] : ['Ingress']);
    return {
      ...namespacedFact(metadata),
      podSelector: selectorFact(spec.podSelector),
      ingress: types.includes('Ingress'),
      egress: types.includes('Egress'),
      ingressRules: (spec.ingress ?? []).map(r => ruleFact(r.ports, r.from)),
      egressRules: (spec.egress ?? []).map(r => ruleFact(r.ports, r.to)),
    };
  },
);

function ruleFact(
  ports: z.output<typeof portsSchema>,
  peers: z.output<typeof peersSchema>,
): NetworkRuleFact {
  return {
    ports: (ports ?? []).map(({ port, endPort, protocol }) => ({
      port: port ?? null,
      endPort: endPort ?? null,
      protocol: protocol ?? 'TCP',
    })),
    peers: (peers ?? []).map(({ ipBlock }) => ({
      cidr: ipBlock?.cidr ?? null,
      except: ipBlock?.except ?? [],
    })),
  };
}
