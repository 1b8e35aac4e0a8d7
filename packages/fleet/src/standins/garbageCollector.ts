import {
  DaemonSets,
  Deployments,
  EndpointSlices,
  Gateways,
  Pods,
  ReplicaSets,
  ServiceAccounts,
  Services,
  keyOf,
  type Kind,
  type KubeObject,
} from './client';
import { isDeleted } from './pods';
import { standIn, type Run, type StandIn } from './standIn';

/** The kinds that own something here. */
const OWNERS: Kind[] = [
  Gateways,
  Deployments,
  ReplicaSets,
  DaemonSets,
  Services,
];
/** The kinds that are owned by something here. */
const OWNED: Kind[] = [
  Deployments,
  ReplicaSets,
  Pods,
  Services,
  ServiceAccounts,
  EndpointSlices,
];

/** Deletes what is left of deleted owners. An owner of a kind not listed above counts as present. */
export function garbageCollector(): StandIn {
  return standIn({
    name: 'garbage-collector',
    fieldManager: 'kube-controller-manager',
    setUp(run) {
      const owners = ownersOf(run);
      for (const kind of OWNED) {
        const objects = run.informer(kind);
        const queue = run.queue(async key => {
          const object = objects.get(key);
          if (!object || isDeleted(object)) return;
          if (await owners.allGone(object))
            await run.write.remove(kind, object);
        });
        run.on(kind, ({ key, before, after }) => {
          if (!before && after?.metadata.ownerReferences) queue.add(key);
        });
        owners.onGone(uid => {
          for (const object of objects.list()) {
            const owned = object.metadata.ownerReferences?.some(
              each => each.uid === uid,
            );
            if (owned) queue.add(keyOf(object));
          }
        });
      }
    },
  });
}

function ownersOf(run: Run) {
  const kinds = new Map(
    OWNERS.map(kind => [`${kind.apiVersion}/${kind.kind}`, kind]),
  );
  const handlers: Array<(uid: string) => void> = [];
  for (const kind of OWNERS) {
    run.on(kind, ({ before, after }) => {
      const uid = before?.metadata.uid;
      if (!uid || uid === after?.metadata.uid) return;
      for (const handle of handlers) handle(uid);
    });
  }

  async function isGone(uid: string, kind: Kind, key: string) {
    if (run.informer(kind).get(key)?.metadata.uid === uid) return false;
    // The cache may lag behind: only the server may say that an owner does not exist.
    const [namespace, name] = key.split('/');
    const live = await run.client.get(kind, { namespace, name });
    return live?.metadata.uid !== uid;
  }

  return {
    onGone: (handler: (uid: string) => void) => handlers.push(handler),
    async allGone(object: KubeObject): Promise<boolean> {
      const references = object.metadata.ownerReferences ?? [];
      for (const each of references) {
        const kind = kinds.get(`${each.apiVersion}/${each.kind}`);
        if (!kind) return false;
        const key = `${object.metadata.namespace}/${each.name}`;
        if (!(await isGone(each.uid, kind, key))) return false;
      }
      return references.length > 0;
    },
  };
}
