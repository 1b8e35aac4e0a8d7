/* eslint-disable no-console, no-restricted-syntax */
/**
 * Writes `data/protobuf.json`: how the typed clients of kubectl encode the served kinds. Taken from the struct tags of the
 * Go types, which also say what JSON does with a field: its name, whether it is inlined, whether a zero is left out.
 *
 *   go mod download -json k8s.io/api@v0.36.3 k8s.io/apimachinery@v0.36.3
 *   yarn workspace fleet tsx src/api/schema/generate-protobuf.ts <api dir> <apimachinery dir>
 *
 * The originals are Apache-2.0, © The Kubernetes Authors.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Field number, JSON name, type, flags: `p` pointer, `o` omitempty, `z` omitzero, `i` inlined. */
type Field = [number, string, string, string];

const [apiDir, machineryDir] = process.argv.slice(2);
const PACKAGES: Record<string, string> = {
  meta: join(machineryDir, 'pkg/apis/meta/v1/types.go'),
};
for (const name of [
  'core',
  'apps',
  'rbac',
  'admissionregistration',
  'coordination',
  'discovery',
  'authentication',
  'authorization',
  'autoscaling',
]) {
  PACKAGES[name] = join(apiDir, name, 'v1/types.go');
}

const ROOTS = [
  'meta.DeleteOptions',
  'core.Namespace',
  'core.Pod',
  'core.Service',
  'core.ServiceAccount',
  'core.Secret',
  'core.ConfigMap',
  'core.Node',
  'core.Event',
  'core.Endpoints',
  'core.Binding',
  'apps.Deployment',
  'apps.ReplicaSet',
  'apps.DaemonSet',
  'apps.StatefulSet',
  'apps.ControllerRevision',
  'rbac.Role',
  'rbac.RoleBinding',
  'rbac.ClusterRole',
  'rbac.ClusterRoleBinding',
  'admissionregistration.MutatingWebhookConfiguration',
  'coordination.Lease',
  'discovery.EndpointSlice',
  'authentication.TokenRequest',
  'authentication.TokenReview',
  'authentication.SelfSubjectReview',
  'authorization.SelfSubjectAccessReview',
  'authorization.SelfSubjectRulesReview',
  'authorization.SubjectAccessReview',
  'autoscaling.Scale',
];

/** Types that JSON and protobuf write in ways of their own. */
const SPECIAL: Record<string, string> = {
  'meta.Time': 'Time',
  'meta.MicroTime': 'MicroTime',
  'meta.Duration': 'Duration',
  'meta.FieldsV1': 'FieldsV1',
  'intstr.IntOrString': 'IntOrString',
  'resource.Quantity': 'Quantity',
  'runtime.RawExtension': 'RawExtension',
  'types.UID': 'string',
  'types.NodeName': 'string',
  'authentication.ExtraValue': 'StringList',
  'authorization.ExtraValue': 'StringList',
};

const SCALARS: Record<string, string> = {
  string: 'string',
  bool: 'bool',
  int32: 'int',
  int64: 'int',
  int: 'int',
  float64: 'double',
  '[]byte': 'bytes',
};

const sources = Object.fromEntries(
  Object.entries(PACKAGES).map(([name, path]) => [
    name,
    readFileSync(path, 'utf8'),
  ]),
);

const IMPORTED: Record<string, string> = {
  metav1: 'meta',
  v1: 'core',
  corev1: 'core',
  apiv1: 'core',
};

function qualify(pkg: string, type: string): string {
  const [a, b] = type.split('.');
  if (!b) return `${pkg}.${a}`;
  // In the meta package itself, and in rbac, `v1` means something else; neither uses it so.
  return `${IMPORTED[a] ?? a}.${b}`;
}

function typeName(pkg: string, type: string): string {
  if (SCALARS[type]) return SCALARS[type];
  if (type.startsWith('[]')) return `[]${typeName(pkg, type.slice(2))}`;
  const map = /^map\[([^\]]+)\](.+)$/.exec(type);
  if (map) return `{}${typeName(pkg, map[2])}`;
  const full = qualify(pkg, type);
  if (SPECIAL[full]) return SPECIAL[full];
  const [home, name] = full.split('.');
  const alias = new RegExp(`^type ${name} ([^\\s{]+)$`, 'm').exec(
    sources[home] ?? '',
  );
  if (alias) return typeName(home, alias[1]);
  return full;
}

function fieldsOf(full: string): Field[] {
  const [pkg, name] = full.split('.');
  const body = new RegExp(
    `^type ${name} struct \\{\\n([\\s\\S]*?)^\\}`,
    'm',
  ).exec(sources[pkg] ?? '');
  if (!body) throw new Error(`no struct ${full}`);
  const fields: Field[] = [];
  for (const raw of body[1].split('\n')) {
    const line = raw.trim();
    if (line.startsWith('//')) continue;
    const tag = /`([^`]*)`/.exec(line)?.[1];
    const proto = /protobuf:"[a-z0-9]+,(\d+),/.exec(tag ?? '');
    if (!proto) continue;
    const words = line.slice(0, line.indexOf('`')).trim().split(/\s+/);
    const declared = words.length > 1 ? words.slice(1).join('') : words[0];
    const [json, ...options] = (/json:"([^"]*)"/.exec(tag!)?.[1] ?? '').split(
      ',',
    );
    const flags =
      (declared.startsWith('*') ? 'p' : '') +
      (options.includes('omitempty') ? 'o' : '') +
      (options.includes('omitzero') ? 'z' : '') +
      (options.includes('inline') || !json ? 'i' : '');
    fields.push([
      Number(proto[1]),
      json,
      typeName(pkg, declared.replace(/^\*/, '')),
      flags,
    ]);
  }
  return fields;
}

const out: Record<string, Field[]> = {};
const queue = [...ROOTS];
while (queue.length) {
  const full = queue.pop()!;
  if (out[full]) continue;
  out[full] = fieldsOf(full);
  for (const [, , type] of out[full]) {
    const bare = type.replace(/^(\[\]|\{\})+/, '');
    if (bare.includes('.')) queue.push(bare);
  }
}
const lines = Object.keys(out)
  .sort()
  .map(k => `${JSON.stringify(k)}: ${JSON.stringify(out[k])}`);
const file = join(import.meta.dirname ?? __dirname, 'data', 'protobuf.json');
writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`);
console.log(file, lines.length);
