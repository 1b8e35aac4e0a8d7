import { resourcePath, ResourceAddress } from './paths';
import { KubeClient, KubeRequest } from './types';

/** Of an object that exists or shall exist: `name` is required. */
export type ObjectAddress = ResourceAddress & { readonly name: string };

export interface WriteOptions {
  /** Who is said to have written the fields. */
  readonly fieldManager: string;
  /** `dryRun=All`: the server admits and answers, and stores nothing. */
  readonly dryRun?: boolean;
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
}

/** Reads one object. @throws KubeError 404 when it does not exist */
export async function getObject(
  client: KubeClient,
  address: ObjectAddress,
  options: Pick<WriteOptions, 'signal' | 'timeoutMs'> = {},
): Promise<unknown> {
  const { body } = await client.request({
    method: 'GET',
    path: resourcePath(address),
    ...options,
  });
  return body;
}

/**
 * Server-side apply: creates the object or takes over the fields it names.
 * @throws KubeError 409 with `causes` when another manager owns a field with another value and `force` is not set
 */
export function applyObject(
  client: KubeClient,
  address: ObjectAddress,
  object: unknown,
  options: WriteOptions & { readonly force?: boolean },
): Promise<unknown> {
  return write(client, options, {
    method: 'PATCH',
    path: resourcePath(address),
    query: { force: options.force ? true : undefined },
    contentType: 'application/apply-patch+yaml',
    body: object,
  });
}

/** RFC 7386 merge patch; `null` removes. @throws KubeError 404 when the object does not exist */
export function mergePatchObject(
  client: KubeClient,
  address: ObjectAddress,
  patch: unknown,
  options: WriteOptions,
): Promise<unknown> {
  return write(client, options, {
    method: 'PATCH',
    path: resourcePath(address),
    contentType: 'application/merge-patch+json',
    body: patch,
  });
}

/** @throws KubeError 409 `AlreadyExists` */
export function createObject(
  client: KubeClient,
  collection: ResourceAddress,
  object: unknown,
  options: WriteOptions,
): Promise<unknown> {
  return write(client, options, {
    method: 'POST',
    path: resourcePath({ ...collection, name: undefined }),
    body: object,
  });
}

/** @throws KubeError 404 when it is gone, 409 when it has another uid than `uid` */
export async function deleteObject(
  client: KubeClient,
  address: ObjectAddress,
  options: Omit<WriteOptions, 'fieldManager'> & { readonly uid?: string },
): Promise<void> {
  await client.request({
    method: 'DELETE',
    path: resourcePath(address),
    body: {
      apiVersion: 'v1',
      kind: 'DeleteOptions',
      ...(options.uid && { preconditions: { uid: options.uid } }),
      ...(options.dryRun && { dryRun: ['All'] }),
    },
    signal: options.signal,
    timeoutMs: options.timeoutMs,
  });
}

async function write(
  client: KubeClient,
  options: WriteOptions,
  request: KubeRequest,
): Promise<unknown> {
  const { body } = await client.request({
    ...request,
    query: {
      ...request.query,
      fieldManager: options.fieldManager,
      // A field that the server does not know must not be dropped in silence.
      fieldValidation: 'Strict',
      dryRun: options.dryRun ? 'All' : undefined,
    },
    signal: options.signal,
    timeoutMs: options.timeoutMs,
  });
  return body;
}
