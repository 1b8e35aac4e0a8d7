import type { ClusterCore, Target, WriteOptions } from '../core';
import { apiVersionOf } from '../kinds/types';
import { formatSelector } from '../kinds/cells';
import { decodeManagers } from '../ssa/managers';
import { trackUpdate } from '../ssa/ownership';
import { invalid } from '../status';
import type { KubeObject } from '../types';
import { at, clone, numberAt, objectAt } from '../values';
import { tracking } from './prepare';
import { commit } from './commit';
import { existing, requireSame } from './existing';

/** The subresource `scale` of a workload, as autoscaling/v1 says it. */
export function scaleOf(workload: KubeObject): KubeObject {
  const { name, namespace, uid, resourceVersion, creationTimestamp } =
    workload.metadata;
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: { replicas: numberAt(workload, 'spec', 'replicas') },
    status: {
      replicas: numberAt(workload, 'status', 'replicas'),
      selector: formatSelector(at(workload, 'spec', 'selector')),
    },
  };
}

const REPLICAS = ['f:spec', 'f:replicas'];

/** Sets the number of replicas; the writer owns it through the subresource. */
export async function setScale(
  core: ClusterCore,
  target: Target,
  scale: KubeObject,
  options: WriteOptions,
): Promise<KubeObject> {
  const old = existing(core, target);
  requireSame(scale, old, target.kind);
  const replicas = numberAt(scale, 'spec', 'replicas');
  if (replicas < 0) {
    throw invalid({ group: 'autoscaling', kind: 'Scale' }, old.metadata.name, [
      {
        field: 'spec.replicas',
        reason: 'FieldValueInvalid',
        text: `Invalid value: ${replicas}: must be greater than or equal to 0`,
      },
    ]);
  }
  const { kind, version } = target;
  const next = clone(old);
  next.spec = { ...objectAt(next, 'spec'), replicas };
  const main = { ...target, subresource: undefined };
  const owned = decodeManagers(old.metadata.managedFields) ?? new Map();
  // Where nobody owns the replicas, the server does not record who scales either.
  const somebody = [...owned.values()].some(m => m.set.has(REPLICAS));
  const stored = await commit(core, main, old, next, options, draft => {
    if (!somebody) return draft;
    return trackUpdate(
      old,
      draft,
      {
        manager: options.manager,
        operation: 'Update',
        apiVersion: apiVersionOf(kind, version),
        subresource: 'scale',
      },
      // The server records no time for an owner through this subresource.
      { ...tracking(kind, version, undefined, core.now()), now: undefined },
      true,
    );
  });
  return scaleOf(stored);
}
