import { z } from 'zod';
import { AuthorizationPolicyFact, AuthorizationRuleFact } from '../../facts';
import { metaSchema } from '../metadata';
import { narrowing } from '../result';
import { attachedFact, attachmentShape, policyStatusSchema } from './attached';

const namesSchema = z.array(z.string()).nullish();
/** Lists by field name; what the model does not know by name still counts as a field of layer 7. */
const fieldsSchema = z.record(z.string(), namesSchema).nullish();

const ruleSchema = z.object({
  from: z.array(z.object({ source: fieldsSchema })).nullish(),
  to: z.array(z.object({ operation: fieldsSchema })).nullish(),
  when: z.array(z.object({ key: z.string() })).nullish(),
});

/** proto3 JSON may carry the number of an enum value (`security/v1beta1/authorization_policy.proto`). */
const ACTIONS = ['ALLOW', 'DENY', 'AUDIT', 'CUSTOM'] as const;

const schema = z.object({
  metadata: metaSchema,
  spec: z
    .object({
      ...attachmentShape,
      action: z
        .union([
          z.enum(ACTIONS),
          z.literal([0, 1, 2, 3]).transform(number => ACTIONS[number]),
        ])
        .nullish(),
      rules: z.array(ruleSchema).nullish(),
    })
    .nullish(),
  status: policyStatusSchema,
});

export const narrowAuthorizationPolicy = narrowing(
  schema,
  (object): AuthorizationPolicyFact => ({
    ...attachedFact(object),
    action: object.spec?.action ?? 'ALLOW',
    rules: (object.spec?.rules ?? []).map(ruleFact),
  }),
);

type Fields = z.output<typeof fieldsSchema>;

function ruleFact(rule: z.output<typeof ruleSchema>): AuthorizationRuleFact {
  return {
    from: (rule.from ?? []).map(({ source }) => ({
      principals: source?.principals ?? [],
      notPrincipals: source?.notPrincipals ?? [],
      namespaces: source?.namespaces ?? [],
      notNamespaces: source?.notNamespaces ?? [],
      ipBlocks: source?.ipBlocks ?? [],
      tcp: fieldsOf(source, TCP_SOURCE).length > 0,
      http: fieldsOf(source, HTTP_SOURCE),
    })),
    to: (rule.to ?? []).map(({ operation }) => ({
      ports: operation?.ports ?? [],
      notPorts: operation?.notPorts ?? [],
      http: fieldsOf(operation, HTTP_OPERATION),
    })),
    when: (rule.when ?? []).map(condition => condition.key),
  };
}

/** Fields that ztunnel cannot judge (Istio `pilot/pkg/serviceregistry/ambient/authorization.go`). */
const HTTP_SOURCE = [
  ...['requestPrincipals', 'notRequestPrincipals'],
  ...['remoteIpBlocks', 'notRemoteIpBlocks'],
];
/** Istio `pkg/config/validation`, ValidateAuthorizationPolicy: it counts `remoteIpBlocks` in, which needs layer 7. */
const TCP_SOURCE = [
  ...['principals', 'notPrincipals', 'namespaces', 'notNamespaces'],
  ...['ipBlocks', 'notIpBlocks', 'remoteIpBlocks', 'notRemoteIpBlocks'],
  ...['serviceAccounts', 'notServiceAccounts'],
];
const HTTP_OPERATION = [
  ...['hosts', 'notHosts', 'methods', 'notMethods', 'paths', 'notPaths'],
];

const fieldsOf = (fields: Fields, names: readonly string[]) =>
  names.filter(name => fields?.[name]?.length);
