import { readFile } from 'node:fs/promises';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { entityLink } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { readWatchConfig } from '../../plugins/mesh-backend/src/config';
import type { MeshQueries } from '../../plugins/mesh-backend/src/queries';
import { createReadSide } from '../../plugins/mesh-backend/src/readSide';
import type { ApiSide } from './apiSide';
import { clusterConfig } from './config';
import { peerInMemory } from './peer';
import { measure, type Times } from './samples';
import { entity, shape } from './shape';
import { silentLogger } from './silentLogger';

/** What a view costs without HTTP. */
export interface MemoryFigures {
  /** From the start of the feeds until every cluster is live. Seconds. */
  readonly synced: number;
  readonly ours: View;
  readonly peer: View;
}

/** One view of the entity. Calls, bytes: per view, to and from the clusters. */
export interface View {
  readonly times: Times;
  readonly calls: number;
  readonly clusterBytes: number;
  /** Of the answer; `wireBytes`: as it goes over the network, compressed. */
  readonly bytes: number;
  readonly wireBytes?: number;
}

/** Measures `MeshQueries` and the peer's classes in this process. */
export async function measureInMemory(
  api: ApiSide,
  tokenFile: string,
): Promise<MemoryFigures> {
  const config = clusterConfig(api.ready, tokenFile);
  const read = createReadSide(
    {
      auth: mockServices.auth(),
      catalog: { queryEntities: async () => ({ items: [] }) } as never,
      logger: silentLogger,
      userInfo: mockServices.userInfo(),
      clusterSources: [],
      ownershipSources: [],
      readFile: file => readFile(file, 'utf8'),
    },
    readWatchConfig(new ConfigReader({ mesh: config.mesh })),
  );
  const began = performance.now();
  await read.start();
  await untilSynced(read.queries);
  const synced = (performance.now() - began) / 1000;
  const ours = await viewed(api, { n: 2000, warmUp: 200 }, async () =>
    statusOf(read.queries),
  );
  await read.stop();
  const ask = await peerInMemory(config);
  const peer = await viewed(api, { n: 30, warmUp: 3 }, ask);
  return { synced, ours, peer };
}

/** Measures a view, and what it costs the clusters. */
export async function viewed(
  api: ApiSide,
  counts: { n: number; warmUp: number },
  view: () => Promise<unknown>,
): Promise<View> {
  const answer = JSON.stringify(await view());
  await api.ask({ ask: 'counters' });
  const times = await measure(counts, view);
  const { reads, bytes } = await api.ask({ ask: 'counters' });
  const views = counts.n + counts.warmUp;
  return {
    times,
    calls: reads / views,
    clusterBytes: bytes / views,
    bytes: Buffer.byteLength(answer),
  };
}

function statusOf(queries: MeshQueries) {
  return queries.entityStatus({
    entityRef: entity.ref,
    link: entityLink(entity.annotations),
    entityOwner: 'group:default/team-bench',
    confirmed: () => true,
    detail: false,
  });
}

async function untilSynced(queries: MeshQueries): Promise<void> {
  const end = Date.now() + 120_000;
  const isSynced = () => {
    const { clusters } = statusOf(queries);
    const live = clusters.filter(c => c.freshness.state === 'live');
    return live.length === shape.clusters;
  };
  while (!isSynced()) {
    if (Date.now() > end) {
      throw new Error(`not synced: ${JSON.stringify(queries.clusters())}`);
    }
    await new Promise(later => setTimeout(later, 5));
  }
}
