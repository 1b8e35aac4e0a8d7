import { mockServices } from '@backstage/backend-test-utils';
import { DEFAULT_NARROW_OPTIONS } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { ClusterConnection, createClusterRegistry } from '../clusters';
import { KubeRequest } from '../kube';
import { GraphQueries } from '../queries';
import { ManualClock } from '../testing/manualClock';
import { listOf, refused, ScriptedKube } from '../testing/scriptedKube';
import { BEAT_EVERY_MS } from './heartbeat';
import { MeshFeeds } from './meshFeeds';

const STALE_MS = 60_000;

function connection(
  name: string,
  rest: Partial<ClusterConnection> = {},
): ClusterConnection {
  return {
    name,
    source: 'config',
    server: `https://${name}.example.com`,
    reader: { type: 'token', token: 't' },
    staleAfterMs: STALE_MS,
    ...rest,
  };
}

function namespace(name: string) {
  return {
    metadata: {
      name,
      uid: `uid-${name}`,
      resourceVersion: '1',
      creationTimestamp: '2026-11-01T00:00:00Z',
    },
  };
}

/** Two namespaces, no istio; everything else is empty. */
function answerAsCluster(request: KubeRequest): unknown {
  if (request.path.includes('/configmaps/')) throw refused(404);
  return request.path.endsWith('/namespaces')
    ? listOf('1', [namespace('kube-system'), namespace('shop')])
    : listOf('1', []);
}

function start() {
  const clock = new ManualClock();
  const queries = new GraphQueries(clock);
  const registry = createClusterRegistry();
  /** How the clusters answer that are connected from now on. */
  const next = { answer: answerAsCluster as (r: KubeRequest) => unknown };
  const kubes: { name: string; kube: ScriptedKube; closed: boolean }[] = [];
  const feeds = new MeshFeeds({
    registry,
    sinks: queries.sinks,
    clock,
    random: () => 0.5,
    logger: mockServices.logger.mock({
      child: () => mockServices.logger.mock(),
    }),
    narrowOptions: DEFAULT_NARROW_OPTIONS,
    clientOf: ({ name }) => {
      const kube = new ScriptedKube();
      kube.answer(next.answer);
      const entry = { name, kube, closed: false };
      kube.close = async () => {
        entry.closed = true;
      };
      kubes.push(entry);
      return kube;
    },
  });
  feeds.start();
  return { clock, queries, registry, kubes, feeds, next };
}

let the: ReturnType<typeof start>;
beforeEach(() => {
  the = start();
});
afterEach(async () => {
  await the.feeds.stop();
  the.queries.stop();
  the.clock.assertIdle();
  const left = the.kubes.filter(k => !k.closed);
  if (left.length) throw new Error(`${left[0].name} was not closed`);
});

function counter() {
  return { inside: 0, most: 0 };
}

/** Answers a list a little later, and counts how many are under way. */
async function countedAnswer(
  request: KubeRequest,
  counters: ReturnType<typeof counter>[],
) {
  const isList = request.query?.limit !== undefined;
  for (const c of isList ? counters : []) {
    c.most = Math.max(c.most, ++c.inside);
  }
  await new Promise(resolve => setImmediate(resolve));
  for (const c of isList ? counters : []) c.inside--;
  return answerAsCluster(request);
}

const states = (name: string) =>
  new Set(Object.values(the.queries.cluster(name)!.feeds).map(f => f.state));

describe('MeshFeeds', () => {
  it('watches every kind of a cluster that is put', async () => {
    the.registry.put(connection('eu'));
    await the.clock.advance(0);
    expect(states('eu')).toEqual(new Set(['live']));
    expect(the.queries.cluster('eu')!.uid).toBe('uid-kube-system');
    expect(the.kubes[0].kube.watches).toHaveLength(9);
    const asked = the.kubes[0].kube.requests.map(r => r.path);
    expect(asked).toContain(
      '/api/v1/namespaces/istio-system/configmaps/istio-cni-config',
    );
    expect(asked.filter(path => path.includes('secrets'))).toEqual([]);
    expect(asked.filter(path => path.endsWith('/configmaps'))).toEqual([]);
  });

  it('knows a cluster that cannot be reached, and keeps what it saw of one that could', async () => {
    the.registry.problem({ name: 'eu', source: 'config' }, 'no file');
    expect(the.queries.cluster('eu')!.feeds.pods).toMatchObject({
      state: 'failed',
      message: 'no file',
    });
    the.registry.put(connection('eu'));
    await the.clock.advance(0);
    the.registry.problem({ name: 'eu', source: 'config' }, 'file is gone');
    await the.clock.advance(0);
    const view = the.queries.cluster('eu')!;
    expect(view.feeds.pods).toMatchObject({
      state: 'stale',
      message: 'file is gone',
    });
    expect([...view.facts.namespaces.keys()]).toContain('shop');
    expect(the.kubes[0].closed).toBe(true);
  });

  it('connects anew for another reader, and not for another writer or title', async () => {
    the.registry.put(connection('eu'));
    await the.clock.advance(0);
    const writer = { type: 'token' as const, token: 'w' };
    the.registry.put(connection('eu', { writer, title: 'Europe' }));
    expect(the.kubes).toHaveLength(1);
    expect(the.queries.cluster('eu')!.title).toBe('Europe');
    the.registry.put(
      connection('eu', { reader: { type: 'token', token: 'new' } }),
    );
    await the.clock.advance(0);
    expect(the.kubes.map(k => k.closed)).toEqual([true, false]);
    expect(states('eu')).toEqual(new Set(['live']));
  });

  it('hears nothing more of what it gave up, however late it answers', async () => {
    let answerLate = (_: unknown) => {};
    the.next.answer = request =>
      request.path.endsWith('/namespaces')
        ? new Promise(resolve => {
            answerLate = resolve;
          })
        : answerAsCluster(request);
    the.registry.put(connection('eu'));
    await the.clock.advance(0);
    the.next.answer = answerAsCluster;
    the.registry.put(connection('eu', { server: 'https://other' }));
    await the.clock.advance(0);
    answerLate(listOf('1', [namespace('ghost')]));
    await the.clock.advance(0);
    expect(states('eu')).toEqual(new Set(['live']));
    const { namespaces } = the.queries.cluster('eu')!.facts;
    expect([...namespaces.keys()].sort()).toEqual(['kube-system', 'shop']);
  });

  it('forgets a cluster that is removed', async () => {
    the.registry.put(connection('eu'));
    await the.clock.advance(0);
    the.registry.remove('eu');
    await the.clock.advance(0);
    expect(the.queries.clusters()).toEqual([]);
    expect(the.kubes[0].closed).toBe(true);
  });

  it('starts few lists at a time, in each cluster and over all', async () => {
    const all = counter();
    const clusters = Array.from({ length: 10 }, counter);
    clusters.forEach((own, i) => {
      the.next.answer = request => countedAnswer(request, [all, own]);
      the.registry.put(connection(`c${i}`));
    });
    for (let i = 0; i < 10; i++) await the.clock.advance(0);
    expect(states('c9')).toEqual(new Set(['live']));
    expect(all.most).toBeLessThanOrEqual(8);
    expect(Math.max(...clusters.map(c => c.most))).toBe(2);
  });

  it('marks a silent cluster stale, leaves the others, and is live at once when it is back', async () => {
    the.registry.put(connection('eu'));
    the.registry.put(connection('us'));
    await the.clock.advance(0);
    const [eu] = the.kubes;
    eu.kube.answer(refused(0, 'Timeout'));
    eu.kube.refuseWatches = Array(1000).fill(refused(0, 'Timeout'));
    const silentAt = the.clock.now();
    await the.clock.advance(STALE_MS + 2 * BEAT_EVERY_MS);
    expect(states('eu')).toEqual(new Set(['stale']));
    expect(the.queries.cluster('eu')!.feeds.pods.seenAt).toBeLessThanOrEqual(
      silentAt,
    );
    expect(states('us')).toEqual(new Set(['live']));
    eu.kube.answer(answerAsCluster);
    eu.kube.refuseWatches = [];
    await the.clock.advance(BEAT_EVERY_MS + 1_000);
    expect(states('eu')).toEqual(new Set(['live']));
  });

  it('keeps the age of a quiet live cluster by its heartbeat', async () => {
    the.registry.put(connection('eu'));
    await the.clock.advance(45_000);
    const { seenAt } = the.queries.cluster('eu')!.feeds.services;
    expect(the.clock.now() - seenAt!).toBeLessThanOrEqual(BEAT_EVERY_MS);
  });
});
