import type { ClusterCore } from '../core';
import { findKind, kindByResource } from '../kinds';
import { remove } from '../write/delete';
import { finalize } from '../write/finalize';
import { actor, debounced, type Controller } from './actor';

const OPTIONS = actor('namespace-controller');

/** Deletes what is in a namespace that goes; with the last object the finalizer `kubernetes` goes too. */
function empty(core: ClusterCore, namespace: string) {
  let left = 0;
  for (const { resource, object } of [...core.store.everything()]) {
    if (object.metadata.namespace !== namespace) continue;
    const kind = kindByResource(resource);
    if (!kind) continue;
    left++;
    if (object.metadata.deletionTimestamp) continue;
    const target = {
      kind,
      version: kind.versions[0],
      namespace,
      name: object.metadata.name,
    };
    if (remove(core, target, { dryRun: false }).gone) left--;
  }
  if (left) return;
  const found = core.store.table('namespaces').get(undefined, namespace);
  const kind = findKind('', 'namespaces');
  if (!found || !kind) return;
  const target = { kind, version: 'v1', name: namespace };
  finalize(core, target, { ...found, spec: {} }, OPTIONS);
}

export const namespaces: Controller = core =>
  debounced(() => {
    for (const ns of [...core.store.table('namespaces').list()]) {
      if (ns.metadata.deletionTimestamp) empty(core, ns.metadata.name);
    }
  });
