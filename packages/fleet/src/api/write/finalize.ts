import type { ClusterCore, Target, WriteOptions } from '../core';
import { resourceOf } from '../kinds/types';
import type { KubeObject } from '../types';
import { clone, listAt, objectAt } from '../values';
import { finished } from './commit';
import { existing, requireSame } from './existing';

/**
 * Writes `spec.finalizers` of a Namespace: the one way to change them. A namespace that is being deleted goes with the
 * last of them.
 */
export function finalize(
  core: ClusterCore,
  target: Target,
  namespace: KubeObject,
  options: WriteOptions,
): KubeObject {
  const old = existing(core, target);
  requireSame(namespace, old, target.kind);
  const next = clone(old);
  const finalizers = listAt(namespace, 'spec', 'finalizers');
  next.spec = { ...objectAt(old, 'spec'), finalizers };
  if (!finalizers.length) next.spec = {};
  if (options.dryRun) return next;
  const table = core.store.table(resourceOf(target.kind));
  return finished(next) && !finalizers.length
    ? table.remove(next)
    : table.put(next);
}
