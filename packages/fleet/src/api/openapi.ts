import { createHash } from 'node:crypto';
import { groupVersions, allGroups } from './discovery';
import { KINDS } from './kinds';
import type { KindDef } from './kinds/types';
import { definition, type Schema } from './schema/schema';
import { isObject, type Json, type JsonObject } from './values';

const prefix = (group: string, version: string) =>
  group ? `apis/${group}/${version}` : `api/${version}`;

/** Name of a schema in the document: the reversed group, as Kubernetes names them. */
const schemaName = (kind: KindDef, version: string) =>
  kind.custom
    ? `${kind.group.split('.').reverse().join('.')}.${version}.${kind.kind}`
    : `io.k8s.api.${kind.goType?.replace('.', '.v1.')}`;

/** `$ref` in the data names a definition; in a document it is a path, and stands alone or in allOf. */
function published(schema: Json, needed: Set<string>): Json {
  if (Array.isArray(schema)) return schema.map(s => published(s, needed));
  if (!isObject(schema)) return schema;
  const { $ref, ...rest } = schema;
  const out: JsonObject = {};
  for (const [key, value] of Object.entries(rest)) {
    out[key] = published(value, needed);
  }
  if (typeof $ref !== 'string') return out;
  needed.add($ref);
  const reference = { $ref: `#/components/schemas/${$ref}` };
  return Object.keys(out).length ? { ...out, allOf: [reference] } : reference;
}

const query = (name: string, type = 'string') => ({
  name,
  in: 'query',
  schema: { type, uniqueItems: true },
});

const PATCH_TYPES = [
  'application/apply-patch+yaml',
  'application/json-patch+json',
  'application/merge-patch+json',
];

/** The one operation that kubectl looks for: whether the server validates fields of this kind. */
function patchOperation(kind: KindDef, version: string): JsonObject {
  const types = kind.custom
    ? PATCH_TYPES
    : [...PATCH_TYPES, 'application/strategic-merge-patch+json'];
  return {
    patch: {
      parameters: [
        query('dryRun'),
        query('fieldManager'),
        query('fieldValidation'),
        query('force', 'boolean'),
      ],
      requestBody: {
        content: Object.fromEntries(types.map(t => [t, { schema: {} }])),
      },
      responses: { 200: { description: 'OK' } },
      'x-kubernetes-action': 'patch',
      'x-kubernetes-group-version-kind': {
        group: kind.group,
        version,
        kind: kind.kind,
      },
    },
  };
}

function document(group: string, version: string): JsonObject {
  const kinds = KINDS.filter(
    k => k.group === group && k.versions.includes(version),
  );
  const schemas: JsonObject = {};
  const needed = new Set<string>();
  const paths: JsonObject = {};
  for (const kind of kinds) {
    schemas[schemaName(kind, version)] = published(
      kind.schema(version),
      needed,
    );
    const scope = kind.namespaced ? 'namespaces/{namespace}/' : '';
    paths[`/${prefix(group, version)}/${scope}${kind.plural}/{name}`] =
      patchOperation(kind, version);
  }
  for (const name of needed) {
    // A Set that grows while it is walked: what a definition refers to comes along.
    schemas[name] ??= published(definition(name) as Schema, needed);
  }
  return {
    openapi: '3.0.0',
    info: { title: 'Kubernetes', version: 'v1.36.3' },
    paths,
    components: { schemas },
  };
}

const documents = new Map<string, string>();

function text(group: string, version: string): string {
  const key = prefix(group, version);
  let found = documents.get(key);
  if (!found) {
    found = JSON.stringify(document(group, version));
    documents.set(key, found);
  }
  return found;
}

/** `/openapi/v3`: which documents there are. */
export function openApiIndex(): JsonObject {
  const paths: JsonObject = {};
  for (const group of allGroups()) {
    for (const version of groupVersions(group)) {
      const hash = createHash('sha256').update(text(group, version));
      const key = prefix(group, version);
      paths[key] = {
        serverRelativeURL: `/openapi/v3/${key}?hash=${hash
          .digest('hex')
          .toUpperCase()}`,
      };
    }
  }
  return { paths };
}

/** `/openapi/v3/<path>` as text, or undefined when there is no such document. */
export function openApiDocument(path: string): string | undefined {
  for (const group of allGroups()) {
    for (const version of groupVersions(group)) {
      if (prefix(group, version) === path) return text(group, version);
    }
  }
  return undefined;
}
