import {
  type EntityStatus,
  entityStatusSchema,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import type { ApiSide } from './apiSide';
import { BackendSide, type HttpAnswer, type Memory } from './backendSide';
import { viewed, type View } from './memory';
import { measure, type Times, timesOf } from './samples';
import { clusterNames, entity, shape } from './shape';

/** What a user's request costs. */
export interface HttpFigures {
  /** From the start of the process until all clusters are live in the answer, and of that what Backstage itself took. Seconds. */
  readonly synced: number;
  readonly backstageUp: number;
  readonly floor: Times;
  readonly asks: Times;
  readonly ours: View;
  /** From a write that the API server accepted to the first answer that shows it. */
  readonly writeToAnswer: Times;
  /** When synced and nobody has asked yet, and after all the questions. */
  readonly memory: { synced: Memory; after: Memory };
}

const statusPath = `/api/mesh/v1/entities/component/default/${entity.name}/status`;

export async function measureOurs(
  api: ApiSide,
  folder: string,
): Promise<HttpFigures> {
  const began = performance.now();
  const since = () => (performance.now() - began) / 1000;
  const backend = await BackendSide.start({
    ...{ plugin: 'mesh', api: api.ready, folder },
  });
  try {
    const backstageUp = since();
    await untilSynced(backend);
    const synced = since();
    const whenSynced = await backend.memory();
    const empty = async () => good(await backend.get('/api/floor/empty'));
    const asks = async () => good(await backend.get('/api/floor/asks'));
    const view = async () => good(await backend.get(statusPath));
    const counts = { n: 500, warmUp: 50 };
    return {
      ...{ synced, backstageUp },
      floor: await measure(counts, empty),
      asks: await measure(counts, asks),
      ours: {
        ...(await viewed(api, counts, view)),
        bytes: Buffer.byteLength(await view()),
        wireBytes: await backend.wireBytes(statusPath),
      },
      writeToAnswer: await writes(api, backend, 60),
      memory: { synced: whenSynced, after: await backend.memory() },
    };
  } finally {
    await backend.stop();
  }
}

/** The Kubernetes plugin's route for the same entity. */
export async function measurePeer(api: ApiSide, folder: string): Promise<View> {
  const backend = await BackendSide.start({
    ...{ plugin: 'kubernetes', api: api.ready, folder },
  });
  try {
    const body = {
      entity: {
        ...{ apiVersion: 'backstage.io/v1alpha1', kind: 'Component' },
        metadata: {
          ...{ name: entity.name, namespace: 'default' },
          annotations: entity.annotations,
        },
      },
      auth: {},
    };
    const path = `/api/kubernetes/services/${entity.name}`;
    const view = async () => good(await backend.post(path, body));
    const answer = await view();
    if (!answer.includes(clusterNames[0])) {
      throw new Error(`the peer shows no cluster: ${answer.slice(0, 300)}`);
    }
    const figures = await viewed(api, { n: 20, warmUp: 3 }, view);
    const wireBytes = await backend.wireBytes(path, body);
    return { ...figures, bytes: Buffer.byteLength(answer), wireBytes };
  } finally {
    await backend.stop();
  }
}

/** The same backend with neither plugin: what a portal takes anyway. */
export async function measureBare(
  api: ApiSide,
  folder: string,
): Promise<Memory> {
  const backend = await BackendSide.start({
    ...{ plugin: 'none', api: api.ready, folder },
  });
  try {
    return await backend.memory();
  } finally {
    await backend.stop();
  }
}

/** Takes the label of the entity's namespace away and gives it back, in one cluster after the other. */
async function writes(
  api: ApiSide,
  backend: BackendSide,
  count: number,
): Promise<Times> {
  const durations: number[] = [];
  for (let n = 0; n < count; n++) {
    const cluster = clusterNames[(n >> 1) % shape.clusters];
    const mode = n % 2 ? 'ambient' : null;
    const write = { cluster, namespace: entity.name, mode };
    const accepted = api.ask({ ask: 'label', ...write });
    await untilShown(backend, cluster, mode ?? 'none');
    const shown = process.hrtime.bigint();
    const { at } = await accepted;
    durations.push(Number(shown - BigInt(at)) / 1e6);
  }
  return timesOf(durations);
}

async function untilShown(
  backend: BackendSide,
  cluster: string,
  declared: string,
): Promise<void> {
  const end = Date.now() + 30_000;
  for (;;) {
    const { clusters } = await status(backend);
    if (clusters.find(c => c.cluster === cluster)?.declared === declared)
      return;
    if (Date.now() > end) {
      throw new Error(`${cluster} never showed ${declared}`);
    }
  }
}

async function untilSynced(backend: BackendSide): Promise<void> {
  const end = Date.now() + 120_000;
  for (;;) {
    const answer = await backend.get(statusPath);
    if (answer.status === 200) {
      const { clusters } = entityStatusSchema.parse(JSON.parse(answer.text));
      const live = clusters.filter(c => c.freshness.state === 'live');
      if (live.length === shape.clusters) return;
    }
    if (Date.now() > end) throw new Error(`not synced: ${answer.text}`);
    await new Promise(later => setTimeout(later, 100));
  }
}

async function status(backend: BackendSide): Promise<EntityStatus> {
  return entityStatusSchema.parse(
    JSON.parse(good(await backend.get(statusPath))),
  );
}

/** @throws when the answer is not 200: an error is quick, and would look good */
function good({ status: code, text }: HttpAnswer): string {
  if (code === 200) return text;
  throw new Error(`the backend answered ${code}: ${text.slice(0, 300)}`);
}
