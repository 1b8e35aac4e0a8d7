import type { ClusterCore, Target, WriteOptions } from '../core';
import { invalid } from '../status';
import type { KubeObject } from '../types';
import { commit } from './commit';
import { existing, requireSame } from './existing';

/** PUT: the whole object, or through a subresource the part that it writes. */
export async function update(
  core: ClusterCore,
  target: Target,
  next: KubeObject,
  options: WriteOptions,
): Promise<KubeObject> {
  const old = existing(core, target);
  const { kind } = target;
  requireSame(next, old, kind);
  if (kind.custom && !next.metadata.resourceVersion) {
    // The server names the resource here where it names the kind elsewhere.
    const named = { group: kind.group, kind: kind.plural };
    throw invalid(named, old.metadata.name, [
      {
        field: 'metadata.resourceVersion',
        reason: 'FieldValueInvalid',
        text: 'Invalid value: 0: must be specified for an update',
      },
    ]);
  }
  return commit(core, target, old, next, options);
}
