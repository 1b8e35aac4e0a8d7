/* eslint-disable no-restricted-syntax, no-console */
/**
 * Writes `data/*.json`: the schemas of the served kinds, taken from the Go modules that carry them, without
 * descriptions. Run it after a change of the pinned versions:
 *
 *   go mod download -json k8s.io/kubernetes@v1.36.3 istio.io/api@v1.31.4 sigs.k8s.io/gateway-api@v1.6.3
 *   yarn workspace fleet tsx src/api/schema/generate.ts <kubernetes dir> <istio api dir> <gateway-api dir>
 *
 * The originals are Apache-2.0, © The Kubernetes Authors, © Istio Authors.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

type Json = Record<string, any>;

/** File of the OpenAPI v3 folder -> kinds taken from it, with everything they refer to. */
const BUILT_IN: Record<string, string[]> = {
  api__v1: [
    'core.v1.Namespace',
    'core.v1.Pod',
    'core.v1.Service',
    'core.v1.ServiceAccount',
    'core.v1.Secret',
    'core.v1.ConfigMap',
    'core.v1.Node',
    'core.v1.Event',
    'core.v1.Endpoints',
    'core.v1.Binding',
    'autoscaling.v1.Scale',
    'authentication.v1.TokenRequest',
  ],
  apis__apps__v1: [
    'apps.v1.Deployment',
    'apps.v1.ReplicaSet',
    'apps.v1.DaemonSet',
    'apps.v1.StatefulSet',
    'apps.v1.ControllerRevision',
  ],
  'apis__discovery.k8s.io__v1': ['discovery.v1.EndpointSlice'],
  'apis__coordination.k8s.io__v1': ['coordination.v1.Lease'],
  'apis__rbac.authorization.k8s.io__v1': [
    'rbac.v1.Role',
    'rbac.v1.RoleBinding',
    'rbac.v1.ClusterRole',
    'rbac.v1.ClusterRoleBinding',
  ],
  'apis__admissionregistration.k8s.io__v1': [
    'admissionregistration.v1.MutatingWebhookConfiguration',
  ],
  'apis__authorization.k8s.io__v1': [
    'authorization.v1.SelfSubjectAccessReview',
    'authorization.v1.SelfSubjectRulesReview',
    'authorization.v1.SubjectAccessReview',
  ],
  'apis__authentication.k8s.io__v1': [
    'authentication.v1.TokenReview',
    'authentication.v1.SelfSubjectReview',
  ],
};

const KEPT = [
  'type',
  'format',
  'nullable',
  'default',
  'enum',
  'required',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'minLength',
  'maxLength',
  'pattern',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'x-kubernetes-list-type',
  'x-kubernetes-list-map-keys',
  'x-kubernetes-map-type',
  'x-kubernetes-patch-merge-key',
  'x-kubernetes-patch-strategy',
  'x-kubernetes-preserve-unknown-fields',
  'x-kubernetes-int-or-string',
  'x-kubernetes-embedded-resource',
  'x-kubernetes-group-version-kind',
];

const mapValues = (o: Json, f: (v: any) => any) =>
  Object.fromEntries(Object.entries(o).map(([k, v]) => [k, f(v)]));

function compact(schema: Json): Json {
  const out: Json = {};
  for (const key of KEPT) if (key in schema) out[key] = schema[key];
  const rules = schema['x-kubernetes-validations'];
  if (rules) {
    out['x-kubernetes-validations'] = rules.map((r: Json) => ({
      rule: r.rule.trim(),
      message: r.message,
      reason: r.reason,
      fieldPath: r.fieldPath,
    }));
  }
  const ref = schema.$ref ?? schema.allOf?.[0]?.$ref;
  if (ref) out.$ref = ref.replace('#/components/schemas/', '');
  else if (schema.allOf) out.allOf = schema.allOf.map(compact);
  for (const key of ['oneOf', 'anyOf'])
    if (schema[key]) out[key] = schema[key].map(compact);
  if (schema.not) out.not = compact(schema.not);
  if (schema.items) out.items = compact(schema.items);
  if (schema.properties) out.properties = mapValues(schema.properties, compact);
  if (typeof schema.additionalProperties === 'object')
    out.additionalProperties = compact(schema.additionalProperties);
  return out;
}

function* refsIn(schema: Json): Generator<string> {
  for (const [key, value] of Object.entries(schema)) {
    if (key === '$ref') yield value;
    else if (value && typeof value === 'object') yield* refsIn(value);
  }
}

function write(name: string, value: Json) {
  const lines = Object.keys(value)
    .sort()
    .map(k => `${JSON.stringify(k)}: ${JSON.stringify(value[k])}`);
  const file = join(import.meta.dirname ?? __dirname, 'data', `${name}.json`);
  writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`);
  console.log(file, lines.length);
}

function builtIn(folder: string) {
  const out: Json = {};
  for (const [file, roots] of Object.entries(BUILT_IN)) {
    const path = join(folder, 'api/openapi-spec/v3', `${file}_openapi.json`);
    const { schemas } = JSON.parse(readFileSync(path, 'utf8')).components;
    const queue = roots.map(r => `io.k8s.api.${r}`);
    while (queue.length) {
      const name = queue.pop()!;
      if (out[name]) continue;
      if (!schemas[name]) throw new Error(`${path} has no ${name}`);
      out[name] = compact(schemas[name]);
      queue.push(...refsIn(out[name]));
    }
  }
  write('kubernetes', out);
}

const crdVersion = (v: Json): Json => ({
  name: v.name,
  served: v.served,
  storage: v.storage,
  ...(v.deprecated && { deprecated: true }),
  subresources: v.subresources,
  additionalPrinterColumns: v.additionalPrinterColumns,
  schema: compact(v.schema.openAPIV3Schema),
});

/** Most CRDs serve several versions of one schema: only the first carries it, the others name that version. */
function withoutRepeats(versions: Json[]): Json[] {
  const seen = new Map<string, string>();
  return versions.map(v => {
    const text = JSON.stringify(v.schema);
    const first = seen.get(text);
    if (first) return { ...v, schema: undefined, sameSchemaAs: first };
    seen.set(text, v.name);
    return v;
  });
}

function crds(name: string, texts: string[]) {
  const out: Json = {};
  const documents = texts.flatMap(t => parseAllDocuments(t)).map(d => d.toJS());
  for (const crd of documents) {
    if (crd?.kind !== 'CustomResourceDefinition') continue;
    const { group, names, scope, versions } = crd.spec;
    out[`${names.plural}.${group}`] = {
      group,
      names,
      scope,
      versions: withoutRepeats(versions.map(crdVersion)),
    };
  }
  write(name, out);
}

const [kubernetes, istio, gatewayApi] = process.argv.slice(2);
builtIn(kubernetes);
crds('istio', [
  readFileSync(
    join(istio, 'kubernetes/customresourcedefinitions.gen.yaml'),
    'utf8',
  ),
]);
const standard = join(gatewayApi, 'config/crd/standard');
crds(
  'gateway-api',
  readdirSync(standard)
    .filter(f => f.endsWith('.yaml'))
    .map(f => readFileSync(join(standard, f), 'utf8')),
);
