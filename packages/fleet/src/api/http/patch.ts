import type { ClusterCore, Target, WriteOptions } from '../core';
import {
  StatusError,
  invalid,
  methodNotAllowed,
  notImplemented,
} from '../status';
import type { KubeObject } from '../types';
import type { Json } from '../values';
import { apply } from '../write/apply';
import { mergePatch, patchObject, type PatchType } from '../write/patch';
import { scaleOf, setScale } from '../write/scale';
import { existing } from '../write/existing';
import { parseText } from './content';
import { contentType, writeOptions, type Context } from './context';
import type { Reply } from './respond';
import { one } from './show';

const PATCH_TYPES: Record<string, PatchType | 'apply'> = {
  'application/json-patch+json': 'json',
  'application/merge-patch+json': 'merge',
  'application/strategic-merge-patch+json': 'strategic',
  'application/apply-patch+yaml': 'apply',
};

/** @throws StatusError 415 for a patch type that the kind does not know */
function patchType(context: Context, { kind }: Target) {
  const type = PATCH_TYPES[contentType(context)];
  if (type && !(type === 'strategic' && kind.custom)) return type;
  const known = Object.keys(PATCH_TYPES).filter(
    t => !kind.custom || !t.includes('strategic'),
  );
  throw new StatusError(
    415,
    'UnsupportedMediaType',
    `the body of the request was in an unknown format - accepted media types include: ${known.join(
      ', ',
    )}`,
  );
}

/** PATCH of every kind. */
export async function patchRequest(
  core: ClusterCore,
  context: Context,
  target: Target,
): Promise<Reply> {
  if (!target.name) throw methodNotAllowed();
  const type = patchType(context, target);
  const options = writeOptions(context);
  const body = parseText(context.body.toString('utf8'), type === 'apply');
  if (target.subresource === 'scale') {
    return patchScale(core, target, body, type, options);
  }
  if (type === 'apply')
    return applyRequest(core, context, target, body, options);
  if (context.query.has('force')) {
    throw invalid({ group: 'meta.k8s.io', kind: 'PatchOptions' }, '', [
      {
        field: 'force',
        reason: 'FieldValueForbidden',
        text: 'Forbidden: may not be specified for non-apply patch',
      },
    ]);
  }
  const stored = await patchObject(core, target, body, type, options);
  return { ...one(core, context, target, stored), warnings: options.warnings };
}

async function applyRequest(
  core: ClusterCore,
  context: Context,
  target: Target,
  body: Json,
  options: WriteOptions,
): Promise<Reply> {
  if (!context.query.get('fieldManager')) {
    throw invalid({ group: 'meta.k8s.io', kind: 'PatchOptions' }, '', [
      {
        field: 'fieldManager',
        reason: 'FieldValueRequired',
        text: 'Required value: is required for apply patch',
      },
    ]);
  }
  const force = context.query.get('force') === 'true';
  const done = await apply(core, target, body, force, options);
  return {
    ...one(core, context, target, done.object, done.created ? 201 : 200),
    warnings: options.warnings,
  };
}

async function patchScale(
  core: ClusterCore,
  target: Target,
  body: Json,
  type: PatchType | 'apply',
  options: WriteOptions,
): Promise<Reply> {
  if (type !== 'merge') {
    throw notImplemented(
      'patches of the subresource scale other than merge patches',
      'Use "kubectl scale" or PUT.',
    );
  }
  const scale = mergePatch(scaleOf(existing(core, target)), body) as KubeObject;
  return { code: 200, body: await setScale(core, target, scale, options) };
}
