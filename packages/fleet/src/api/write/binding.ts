import type { ClusterCore, Target, WriteOptions } from '../core';
import { resourceOf } from '../kinds/types';
import { badRequest, conflict } from '../status';
import type { KubeObject } from '../types';
import { clone, kubeTime, listAt, objectAt, textAt } from '../values';
import { existing } from './existing';

/**
 * Puts a pod on a node, as a scheduler does: once, and for good.
 * @throws StatusError 409 when the pod has a node or is being deleted
 */
export function bind(
  core: ClusterCore,
  target: Target,
  binding: KubeObject,
  options: WriteOptions,
) {
  const pod = existing(core, target);
  const { name } = pod.metadata;
  const node = textAt(binding, 'target', 'name');
  if (!node)
    throw badRequest('target.name: Required value: the name of a node');
  const bound = textAt(pod, 'spec', 'nodeName');
  if (bound) {
    throw conflict(
      { group: '', resource: 'pods/binding' },
      name,
      `pod ${name} is already assigned to node "${bound}"`,
    );
  }
  if (pod.metadata.deletionTimestamp) {
    throw conflict(
      { group: '', resource: 'pods/binding' },
      name,
      `pod ${name} is being deleted, cannot be assigned to a host`,
    );
  }
  if (options.dryRun) return;
  const next = clone(pod);
  next.spec = { ...objectAt(next, 'spec'), nodeName: node };
  next.status = {
    ...objectAt(next, 'status'),
    conditions: [
      ...listAt(pod, 'status', 'conditions').filter(
        c => textAt(c, 'type') !== 'PodScheduled',
      ),
      {
        type: 'PodScheduled',
        status: 'True',
        lastProbeTime: null,
        lastTransitionTime: kubeTime(core.now()),
      },
    ],
  };
  core.store.table(resourceOf(target.kind)).put(next);
}
