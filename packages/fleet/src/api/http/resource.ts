import type { ClusterCore, Target } from '../core';
import type { Snapshots } from '../read/list';
import { methodNotAllowed } from '../status';
import { scaleOf } from '../write/scale';
import { existing } from '../write/existing';
import type { Context } from './context';
import { deleteMany, deleteOne } from './delete';
import { patchRequest } from './patch';
import type { Reply } from './respond';
import { many, one } from './show';
import { post, put } from './write';

function get(
  core: ClusterCore,
  snapshots: Snapshots,
  context: Context,
  target: Target,
): Reply {
  if (!target.name) return many(core, snapshots, context, target);
  const found = existing(core, target);
  switch (target.subresource) {
    case undefined:
    case 'status':
      return one(core, context, target, found);
    case 'scale':
      return { code: 200, body: scaleOf(found) };
    default:
      throw methodNotAllowed();
  }
}

/** Everything but watches, which do not end with one answer. */
export async function handleResource(
  core: ClusterCore,
  snapshots: Snapshots,
  context: Context,
  target: Target,
): Promise<Reply> {
  switch (context.method) {
    case 'GET':
      return get(core, snapshots, context, target);
    case 'POST':
      if (target.kind.namespaced && !target.namespace) {
        throw methodNotAllowed();
      }
      return post(core, context, target);
    case 'PUT':
      return put(core, context, target);
    case 'PATCH':
      return patchRequest(core, context, target);
    case 'DELETE':
      return target.name
        ? deleteOne(core, context, target)
        : deleteMany(core, snapshots, context, target);
    default:
      throw methodNotAllowed();
  }
}
