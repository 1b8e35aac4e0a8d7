import gatewayApi from '../schema/data/gateway-api.json';
import istio from '../schema/data/istio.json';
import { OBJECT_META, type Schema } from '../schema/schema';
import { jsonPath } from './json-path';
import { AGE, NAME, since } from './cells';
import { apiVersionOf, type Column, type KindDef } from './types';

/** What `data/istio.json` and `data/gateway-api.json` hold of each CustomResourceDefinition. */
interface CrdData {
  group: string;
  names: {
    kind: string;
    plural: string;
    singular: string;
    shortNames?: string[];
    categories?: string[];
  };
  scope: string;
  versions: {
    name: string;
    served: boolean;
    storage: boolean;
    subresources?: { status?: object };
    additionalPrinterColumns?: PrinterColumn[];
    schema?: Schema;
    sameSchemaAs?: string;
  }[];
}

interface PrinterColumn {
  name: string;
  type: string;
  format?: string;
  description?: string;
  priority?: number;
  jsonPath: string;
}

function columnOf(c: PrinterColumn): Column {
  const value = jsonPath(c.jsonPath);
  return {
    name: c.name,
    type: c.type as Column['type'],
    format: c.format,
    description: c.description,
    priority: c.priority,
    cell: (object, now) => {
      const found = value(object);
      if (c.type === 'date') {
        return found === undefined ? '<unknown>' : since(found, now);
      }
      return found === undefined ? null : found;
    },
  };
}

/** Versions in Kubernetes' order: v1 before v1beta1 before v1alpha3. */
function byVersionPriority(a: string, b: string): number {
  const rank = (v: string) => {
    const [, major, stage, minor] = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(v)!;
    const stages = ['alpha', 'beta', undefined];
    return [stages.indexOf(stage), Number(major), Number(minor ?? 0)];
  };
  const [x, y] = [rank(a), rank(b)];
  const i = x.findIndex((n, j) => n !== y[j]);
  return i < 0 ? 0 : y[i] - x[i];
}

/** A CRD's schema names neither the metadata nor, always, the two type fields: the server knows those. */
function withMetadata(crd: CrdData, version: string, schema: Schema): Schema {
  return {
    ...schema,
    properties: {
      ...schema.properties,
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      metadata: { $ref: OBJECT_META },
    },
    'x-kubernetes-group-version-kind': [
      { group: crd.group, kind: crd.names.kind, version },
    ],
  };
}

function customKind(crd: CrdData): KindDef {
  const served = crd.versions.filter(v => v.served);
  const storage = crd.versions.find(v => v.storage)!;
  const schemas = new Map<string, Schema>();
  for (const v of crd.versions) {
    const raw =
      v.schema ?? crd.versions.find(o => o.name === v.sameSchemaAs)?.schema;
    if (raw) schemas.set(v.name, withMetadata(crd, v.name, raw));
  }
  const { plural, kind, singular, shortNames, categories } = crd.names;
  const hasStatus = Boolean(storage.subresources?.status);
  return {
    group: crd.group,
    kind,
    plural,
    singular: singular || kind.toLowerCase(),
    shortNames,
    categories,
    namespaced: crd.scope === 'Namespaced',
    versions: served.map(v => v.name).sort(byVersionPriority),
    storageVersion: storage.name,
    subresources: hasStatus ? ['status'] : [],
    custom: true,
    generation: 'all',
    schema: version => {
      const found = schemas.get(version);
      if (!found)
        throw new Error(`no schema of ${apiVersionOf(crd, version)} ${kind}`);
      return found;
    },
    columns: [
      NAME,
      ...(storage.additionalPrinterColumns?.map(columnOf) ?? [AGE]),
    ],
    strategy: {},
  };
}

const kindsOf = (data: unknown): KindDef[] =>
  Object.values(data as Record<string, CrdData>).map(customKind);

export const GATEWAY_API = kindsOf(gatewayApi);
export const ISTIO = kindsOf(istio);
