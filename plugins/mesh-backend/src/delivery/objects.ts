import { ObjectRef } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { z } from 'zod';
import { getObject, KubeClient, KubeError, ObjectAddress } from '../kube';

/** Under which name this suite writes. */
export const FIELD_MANAGER = 'mesh-onboarding';

/** Plural names of what is written. Nothing else is. */
const plurals: Record<string, string> = {
  Namespace: 'namespaces',
  Service: 'services',
  Gateway: 'gateways',
  Secret: 'secrets',
};

export function addressOf(object: ObjectRef): ObjectAddress {
  const plural = plurals[object.kind];
  if (!plural) throw new Error(`${object.kind} is nothing that is written`);
  const [group, version] = object.apiVersion.includes('/')
    ? object.apiVersion.split('/')
    : ['', object.apiVersion];
  return {
    group,
    version,
    plural,
    ...(object.namespace && { namespace: object.namespace }),
    name: object.name,
  };
}

const strings = z.record(z.string(), z.string()).nullish();

/** What is read of an object before it is written. Values of Secrets are left where they are. */
const liveSchema = z.object({
  metadata: z.object({
    uid: z.string(),
    labels: strings.transform(v => v ?? {}),
    annotations: strings.transform(v => v ?? {}),
    managedFields: z
      .array(
        z.object({
          manager: z.string().nullish(),
          operation: z.string().nullish(),
          subresource: z.string().nullish(),
          fieldsV1: z.record(z.string(), z.unknown()).nullish(),
        }),
      )
      .nullish()
      .transform(v => v ?? []),
  }),
  spec: z.unknown().optional(),
  data: z
    .record(z.string(), z.unknown())
    .nullish()
    .transform(v => Object.keys(v ?? {})),
});

export type LiveObject = z.output<typeof liveSchema>;

/** The object as it is now; undefined: there is none. */
export async function readLive(
  client: KubeClient,
  object: ObjectRef,
): Promise<LiveObject | undefined> {
  try {
    return liveOf(await getObject(client, addressOf(object)));
  } catch (error) {
    if (error instanceof KubeError && error.status === 404) return undefined;
    throw error;
  }
}

/** @throws when it is no object of Kubernetes */
export function liveOf(body: unknown): LiveObject {
  return liveSchema.parse(body);
}

type Fields = Record<string, unknown> | null | undefined;

/** Labels that this suite owns. */
export function ownLabels({ metadata }: LiveObject): string[] {
  return metadata.managedFields
    .filter(isOurs)
    .flatMap(entry =>
      Object.keys(child(child(entry.fieldsV1, 'f:metadata'), 'f:labels') ?? {}),
    )
    .filter(key => key.startsWith('f:'))
    .map(key => key.slice(2));
}

/** This suite wrote the object's own content (not only labels or a status). */
export function isOwnObject({ metadata }: LiveObject): boolean {
  return metadata.managedFields.some(
    entry =>
      isOurs(entry) &&
      (child(entry.fieldsV1, 'f:spec') || child(entry.fieldsV1, 'f:data')),
  );
}

function isOurs(entry: LiveObject['metadata']['managedFields'][number]) {
  return entry.manager === FIELD_MANAGER && entry.operation === 'Apply';
}

function child(fields: Fields, key: string): Fields {
  const value = fields?.[key];
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)
    : undefined;
}
