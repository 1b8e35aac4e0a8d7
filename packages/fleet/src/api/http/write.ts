import type { ClusterCore, Target, WriteOptions } from '../core';
import { methodNotAllowed } from '../status';
import type { KubeObject } from '../types';
import { isObject, type JsonObject } from '../values';
import { bind } from '../write/binding';
import { create } from '../write/create';
import { decodeObject } from '../write/decode';
import { finalize } from '../write/finalize';
import { setScale } from '../write/scale';
import { requestToken } from '../write/token-request';
import { update } from '../write/update';
import { content } from './content';
import { writeOptions, type Context } from './context';
import type { Reply } from './respond';
import { one } from './show';

/** POST on a collection or on a subresource. */
export async function post(
  core: ClusterCore,
  context: Context,
  target: Target,
): Promise<Reply> {
  const options = writeOptions(context);
  const { subresource } = target;
  if (subresource) return postSubresource(core, context, target, options);
  if (target.name) throw methodNotAllowed();
  const { value, duplicates } = content(context);
  const object = decodeObject(value, duplicates, target, options);
  const created = await create(core, target, object, options);
  return {
    ...one(core, context, target, created, 201),
    warnings: options.warnings,
  };
}

function postSubresource(
  core: ClusterCore,
  context: Context,
  target: Target,
  options: WriteOptions,
): Reply {
  const { value } = content(context);
  const body: JsonObject = isObject(value) ? value : {};
  if (target.subresource === 'token') {
    return { code: 201, body: requestToken(core, target, body) };
  }
  if (target.subresource === 'binding') {
    bind(core, target, body as unknown as KubeObject, options);
    return {
      code: 201,
      body: {
        kind: 'Status',
        apiVersion: 'v1',
        metadata: {},
        status: 'Success',
        code: 201,
      },
    };
  }
  throw methodNotAllowed();
}

/** PUT on an object or on a subresource. */
export async function put(
  core: ClusterCore,
  context: Context,
  target: Target,
): Promise<Reply> {
  if (!target.name) throw methodNotAllowed();
  const options = writeOptions(context);
  if (target.subresource === 'scale') {
    const scale = content(context).value as KubeObject;
    return { code: 200, body: await setScale(core, target, scale, options) };
  }
  const { value, duplicates } = content(context);
  const object = decodeObject(value, duplicates, target, options);
  const stored =
    target.subresource === 'finalize'
      ? finalize(core, target, object, options)
      : await update(core, target, object, options);
  return { ...one(core, context, target, stored), warnings: options.warnings };
}
