import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';

const metadataSchema = z.looseObject({
  name: z.string().optional(),
  namespace: z.string().optional(),
});

const objectSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: metadataSchema.optional(),
  items: z.array(z.unknown()).optional(),
});

/** A Kubernetes object out of a file. */
export type FileObject = z.output<typeof objectSchema>;

const CLUSTER_SCOPED: ReadonlySet<string> = new Set([
  ...['Namespace', 'Node', 'GatewayClass', 'CustomResourceDefinition'],
  ...['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'],
]);

/** All objects of YAML files, those of lists too, in namespace `default` where they name none, as kubectl would have it. */
export function readManifests(files: readonly string[]): FileObject[] {
  return files
    .flatMap(file => parseAllDocuments(readFileSync(file, 'utf8')))
    .map(document => document.toJS() as unknown)
    .filter(object => object !== null && object !== undefined)
    .flatMap(flattened)
    .map(inNamespace);
}

function flattened(raw: unknown): FileObject[] {
  const object = objectSchema.parse(raw);
  return object.kind.endsWith('List') && object.items
    ? object.items.flatMap(flattened)
    : [object];
}

function inNamespace(object: FileObject): FileObject {
  const namespace = CLUSTER_SCOPED.has(object.kind)
    ? {}
    : { namespace: object.metadata?.namespace || 'default' };
  return { ...object, metadata: { ...object.metadata, ...namespace } };
}

/** One document each; JSON is YAML. */
export function yamlOf(objects: readonly FileObject[]): string {
  return objects.map(object => `---\n${JSON.stringify(object)}\n`).join('');
}
