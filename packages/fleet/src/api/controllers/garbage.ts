import type { ClusterCore } from '../core';
import { kindByResource, type KindDef } from '../kinds';
import type { KubeObject } from '../types';
import { clone } from '../values';
import { remove } from '../write/delete';
import { commit } from '../write/commit';
import { existing } from '../write/existing';
import { actor, debounced, type Controller } from './actor';

const OPTIONS = actor('generic-garbage-collector');
const FOREGROUND = 'foregroundDeletion';
const ORPHAN = 'orphan';

interface Item {
  kind: KindDef;
  object: KubeObject;
}

const targetOf = ({ kind, object: { metadata } }: Item) => ({
  kind,
  version: kind.versions[0],
  namespace: metadata.namespace,
  name: metadata.name,
});

function items(core: ClusterCore): Item[] {
  return [...core.store.everything()].flatMap(({ resource, object }) => {
    const kind = kindByResource(resource);
    return kind ? [{ kind, object }] : [];
  });
}

function drop(core: ClusterCore, item: Item, foreground: boolean) {
  if (item.object.metadata.deletionTimestamp) return;
  remove(core, targetOf(item), {
    dryRun: false,
    uid: item.object.metadata.uid,
    ...(foreground && { propagationPolicy: 'Foreground' }),
  });
}

async function edit(
  core: ClusterCore,
  item: Item,
  change: (draft: KubeObject) => void,
) {
  const target = targetOf(item);
  const old = existing(core, target);
  const draft = clone(old);
  change(draft);
  await commit(core, target, old, draft, OPTIONS);
}

const withoutFinalizer = (name: string) => (draft: KubeObject) => {
  draft.metadata.finalizers = draft.metadata.finalizers?.filter(
    f => f !== name,
  );
  if (!draft.metadata.finalizers?.length) delete draft.metadata.finalizers;
};

/** Objects of which no owner is left. An owner in another namespace is no owner. */
function orphaned(all: Item[]): Item[] {
  const alive = new Map(all.map(i => [i.object.metadata.uid, i.object]));
  return all.filter(({ object }) => {
    const owners = object.metadata.ownerReferences ?? [];
    if (!owners.length) return false;
    return owners.every(o => {
      const owner = alive.get(o.uid);
      const elsewhere =
        owner?.metadata.namespace &&
        owner.metadata.namespace !== object.metadata.namespace;
      return !owner || elsewhere || owner.metadata.name !== o.name;
    });
  });
}

const dependentsOf = (all: Item[], uid: string | undefined) =>
  all.filter(i => i.object.metadata.ownerReferences?.some(o => o.uid === uid));

async function finishForeground(core: ClusterCore, all: Item[], owner: Item) {
  const dependents = dependentsOf(all, owner.object.metadata.uid);
  for (const d of dependents) drop(core, d, true);
  const blocking = dependentsOf(items(core), owner.object.metadata.uid).filter(
    d =>
      d.object.metadata.ownerReferences?.some(
        o => o.uid === owner.object.metadata.uid && o.blockOwnerDeletion,
      ),
  );
  if (!blocking.length) await edit(core, owner, withoutFinalizer(FOREGROUND));
}

async function finishOrphan(core: ClusterCore, all: Item[], owner: Item) {
  const { uid } = owner.object.metadata;
  for (const dependent of dependentsOf(all, uid)) {
    await edit(core, dependent, draft => {
      const rest = draft.metadata.ownerReferences?.filter(o => o.uid !== uid);
      if (rest?.length) draft.metadata.ownerReferences = rest;
      else delete draft.metadata.ownerReferences;
    });
  }
  await edit(core, owner, withoutFinalizer(ORPHAN));
}

async function collect(core: ClusterCore) {
  const all = items(core);
  for (const item of all) {
    const { deletionTimestamp, finalizers } = item.object.metadata;
    if (!deletionTimestamp) continue;
    if (finalizers?.includes(ORPHAN)) await finishOrphan(core, all, item);
    if (finalizers?.includes(FOREGROUND)) {
      await finishForeground(core, all, item);
    }
  }
  for (const item of orphaned(items(core))) drop(core, item, false);
}

/** The garbage collector: what has lost its owners goes. */
export const garbage: Controller = core => debounced(() => collect(core));
