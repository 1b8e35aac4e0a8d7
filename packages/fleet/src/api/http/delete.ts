import type { ClusterCore, Target } from '../core';
import { list, type Snapshots } from '../read/list';
import { methodNotAllowed } from '../status';
import { deleteOptions, remove } from '../write/delete';
import { content } from './content';
import type { Context } from './context';
import type { Reply } from './respond';
import { many, one } from './show';

/** Kinds whose DELETE answers with the object; the others answer with a Status. */
const RETURNED = ['pods', 'services', 'serviceaccounts', 'namespaces'];

/** DELETE of one object. */
export function deleteOne(
  core: ClusterCore,
  context: Context,
  target: Target,
): Reply {
  if (target.subresource) throw methodNotAllowed();
  const body = content(context).value;
  const { object, gone } = remove(
    core,
    target,
    deleteOptions(body, context.query),
  );
  const { kind } = target;
  if (!gone || (!kind.group && RETURNED.includes(kind.plural))) {
    return one(core, context, target, object);
  }
  const { name, uid } = object.metadata;
  return {
    code: 200,
    body: {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Success',
      details: {
        name,
        ...(kind.group && { group: kind.group }),
        kind: kind.plural,
        uid,
      },
    },
  };
}

/** DELETE of a collection. */
export function deleteMany(
  core: ClusterCore,
  snapshots: Snapshots,
  context: Context,
  target: Target,
): Reply {
  if (target.kind.kind === 'Namespace') throw methodNotAllowed();
  const body = content(context).value;
  const options = deleteOptions(body, context.query);
  const shown = many(core, snapshots, context, target);
  for (const { metadata } of list(core, snapshots, target, context.query)
    .items) {
    const { namespace, name } = metadata;
    remove(core, { ...target, namespace, name }, options);
  }
  return shown;
}
