import { isDeepStrictEqual } from 'node:util';
import {
  ObjectRef,
  Write,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { applyObject, deleteObject, KubeClient, KubeError } from '../kube';
import { DeliveryFailure } from './failure';
import {
  addressOf,
  FIELD_MANAGER,
  isOwnObject,
  liveOf,
  LiveObject,
  readLive,
} from './objects';
import { Deliverer, Looked, Writers } from './types';

type ObjectWrite = Extract<Write, { write: 'object' }>;
type NoObjectWrite = Extract<Write, { write: 'no-object' }>;

/** Makes objects that are this suite's own. One of the same name that is somebody else's is left alone. */
export function objectDeliverer(writers: Writers): Deliverer<ObjectWrite> {
  const look = (client: KubeClient, write: ObjectWrite) =>
    readLive(client, write.object).then(live => lookAt(write, live));
  const apply = (write: ObjectWrite, dryRun: boolean) =>
    writers.use(write.cluster, async client => {
      await look(client, write);
      const answer = await applyObject(
        client,
        addressOf(write.object),
        write.manifest,
        { fieldManager: FIELD_MANAGER, dryRun },
      );
      return { objectUid: liveOf(answer).metadata.uid };
    });
  return {
    look: write => writers.use(write.cluster, client => look(client, write)),
    dryRun: async write => void (await apply(write, true)),
    write: write => apply(write, false),
  };
}

function lookAt(write: ObjectWrite, live: LiveObject | undefined): Looked {
  if (!live) return { there: false, ours: false, objectUid: null };
  if (!isOwnObject(live)) {
    throw new DeliveryFailure(
      'plan-changed',
      `${nameOf(write.object)} exists in ${
        write.cluster
      } and is not the portal's`,
    );
  }
  return {
    there: contains(live.spec, write.manifest.spec),
    ours: true,
    objectUid: live.metadata.uid,
  };
}

/** Everything wanted is there; the server may have added defaults. */
function contains(live: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(live) &&
      live.length === wanted.length &&
      wanted.every((w, i) => contains(live[i], w))
    );
  }
  if (typeof wanted === 'object' && wanted !== null) {
    return (
      typeof live === 'object' &&
      live !== null &&
      Object.entries(wanted).every(([k, v]) =>
        contains((live as Record<string, unknown>)[k], v),
      )
    );
  }
  return isDeepStrictEqual(live, wanted);
}

/** Removes an object that this suite made: the one of the uid, no other. */
export function noObjectDeliverer(writers: Writers): Deliverer<NoObjectWrite> {
  return {
    look: write =>
      writers.use(write.cluster, async client => {
        const live = await readLive(client, write.object);
        const there = live?.metadata.uid !== write.object.uid;
        return { there, ours: false, objectUid: null };
      }),
    dryRun: write =>
      writers.use(write.cluster, client => remove(client, write.object, true)),
    write: write =>
      writers.use(write.cluster, async client => {
        await remove(client, write.object, false);
        return { objectUid: null };
      }),
  };
}

/** Gone already is as good as removed. */
export async function remove(
  client: KubeClient,
  object: ObjectRef,
  dryRun: boolean,
): Promise<void> {
  try {
    await deleteObject(client, addressOf(object), {
      uid: object.uid ?? undefined,
      dryRun,
    });
  } catch (error) {
    if (!(error instanceof KubeError && error.status === 404)) throw error;
  }
}

function nameOf({ kind, namespace, name }: ObjectRef): string {
  return `${kind} ${namespace ? `${namespace}/` : ''}${name}`;
}
