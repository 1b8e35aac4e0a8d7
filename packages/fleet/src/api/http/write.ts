import type { ClusterCore, Target, WriteOptions } from '../core';
import { StatusError, methodNotAllowed } from '../status';
import type { KubeObject } from '../types';
import { isObject, type JsonObject } from '../values';
import { bind } from '../write/binding';
import { create } from '../write/create';
import { decodeObject, parseBody } from '../write/decode';
import { finalize } from '../write/finalize';
import { setScale } from '../write/scale';
import { requestToken } from '../write/token-request';
import { update } from '../write/update';
import { contentType, isYaml, writeOptions, type Context } from './context';
import type { Reply } from './respond';
import { one } from './show';

/** What kubectl and client-go send; protobuf is refused by name. */
function requireJson(context: Context) {
  const type = contentType(context);
  if (type === 'application/json' || type === 'application/yaml') return;
  throw new StatusError(
    415,
    'UnsupportedMediaType',
    `the body of the request was in an unknown format - accepted media types include: application/json, application/yaml`,
  );
}

/** POST on a collection or on a subresource. */
export async function post(
  core: ClusterCore,
  context: Context,
  target: Target,
): Promise<Reply> {
  requireJson(context);
  const options = writeOptions(context);
  const { subresource } = target;
  if (subresource) return postSubresource(core, context, target, options);
  if (target.name) throw methodNotAllowed();
  const object = decodeObject(context.body, isYaml(context), target, options);
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
  const parsed = parseBody(context.body || '{}', isYaml(context));
  const body: JsonObject = isObject(parsed) ? parsed : {};
  if (target.subresource === 'token') {
    return { code: 201, body: requestToken(core, target, body) };
  }
  if (target.subresource === 'binding') {
    bind(core, target, body as unknown as KubeObject, options);
    return {
      code: 201,
      body: { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', code: 201 },
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
  requireJson(context);
  const options = writeOptions(context);
  if (target.subresource === 'scale') {
    const body = parseBody(context.body, isYaml(context));
    const scale = body as KubeObject;
    return { code: 200, body: await setScale(core, target, scale, options) };
  }
  const object = decodeObject(context.body, isYaml(context), target, options);
  const stored =
    target.subresource === 'finalize'
      ? finalize(core, target, object, options)
      : await update(core, target, object, options);
  return { ...one(core, context, target, stored), warnings: options.warnings };
}
