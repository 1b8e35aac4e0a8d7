import { Labels, Write } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { applyObject, KubeClient } from '../kube';
import { DeliveryFailure } from './failure';
import {
  addressOf,
  FIELD_MANAGER,
  liveOf,
  LiveObject,
  ownLabels,
  readLive,
} from './objects';
import { Deliverer, Looked, Writers } from './types';

type LabelWrite = Extract<Write, { write: 'labels' }>;

/** Sets and removes labels of objects that belong to others, by server-side apply, never by force. */
export function labelDeliverer(writers: Writers): Deliverer<LabelWrite> {
  const apply = (write: LabelWrite, dryRun: boolean) =>
    writers.use(write.cluster, async client => {
      const live = await readTarget(client, write);
      const answer = liveOf(
        await applyObject(
          client,
          addressOf(write.object),
          bodyOf(write, live),
          { fieldManager: FIELD_MANAGER, dryRun },
        ),
      );
      assertDone(write, answer);
      return { objectUid: live.metadata.uid };
    });
  return {
    look: write =>
      writers.use(write.cluster, async client =>
        lookAt(write, await readTarget(client, write)),
      ),
    dryRun: async write => void (await apply(write, true)),
    write: write => apply(write, false),
  };
}

async function readTarget(
  client: KubeClient,
  write: LabelWrite,
): Promise<LiveObject> {
  const { object, cluster } = write;
  const live = await readLive(client, object);
  if (!live) {
    throw new DeliveryFailure(
      'plan-changed',
      `${nameOf(write)} is gone from ${cluster}`,
    );
  }
  if (object.uid && live.metadata.uid !== object.uid) {
    throw new DeliveryFailure(
      'plan-changed',
      `${nameOf(write)} in ${cluster} was made anew since the approval`,
    );
  }
  return live;
}

function lookAt(write: LabelWrite, live: LiveObject): Looked {
  const { labels, uid } = live.metadata;
  const has = (wanted: Labels) =>
    Object.entries(wanted).every(([k, v]) => (labels[k] ?? null) === v);
  const own = new Set(ownLabels(live));
  if (has(write.to)) {
    const ours = Object.entries(write.to).some(
      ([k, v]) => v !== null && own.has(k),
    );
    return { there: true, ours, objectUid: uid };
  }
  for (const [key, value] of Object.entries(write.from)) {
    const now = labels[key] ?? null;
    if (now !== value && now !== write.to[key]) {
      throw new DeliveryFailure(
        'plan-changed',
        `${key} of ${nameOf(write)} in ${write.cluster} is ${
          now ?? 'absent'
        } now, not ${value ?? 'absent'}: somebody else changed it`,
      );
    }
  }
  return { there: false, ours: false, objectUid: uid };
}

/**
 * Server-side apply drops what the manager owned and no longer names: labels of earlier requests are named again, or enrolling
 * a namespace would take its waypoint away.
 */
function bodyOf(write: LabelWrite, live: LiveObject) {
  const { object, to } = write;
  const labels: Record<string, string> = {};
  for (const key of ownLabels(live)) {
    const value = live.metadata.labels[key];
    if (value !== undefined) labels[key] = value;
  }
  for (const [key, value] of Object.entries(to)) {
    if (value === null) delete labels[key];
    else labels[key] = value;
  }
  return {
    apiVersion: object.apiVersion,
    kind: object.kind,
    metadata: {
      name: object.name,
      ...(object.namespace && { namespace: object.namespace }),
      uid: live.metadata.uid,
      labels,
    },
  };
}

/** A label that another manager owns too stays when we let go of it. */
function assertDone(write: LabelWrite, answer: LiveObject) {
  for (const [key, value] of Object.entries(write.to)) {
    const now = answer.metadata.labels[key] ?? null;
    if (now !== value) {
      throw new DeliveryFailure(
        'foreign-field-manager',
        `${key} of ${nameOf(write)} in ${write.cluster} stays ${
          now ?? 'absent'
        }: another field manager holds it`,
      );
    }
  }
}

function nameOf({ object }: LabelWrite): string {
  return object.namespace
    ? `${object.kind} ${object.namespace}/${object.name}`
    : `${object.kind} ${object.name}`;
}
