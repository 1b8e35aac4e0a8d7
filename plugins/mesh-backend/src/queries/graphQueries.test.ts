import {
  entityLink,
  EntityStatus,
  FACT_KINDS,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import {
  ambientCluster,
  CAPTURED,
  namespaceFact,
  podFact,
  sidecarCluster,
  waypointFact,
} from '@mesh-onboarding/backstage-plugin-mesh-common/testing';
import { FactSink } from '../graph';
import { feedView } from '../testing/feedView';
import { ManualClock } from '../testing/manualClock';
import { GraphQueries } from './graphQueries';
import { MeshChange } from './meshQueries';
import { FOLLOW_MS, MAX_FOLLOWED } from './viewedEntities';

const SHOP = {
  'backstage.io/kubernetes-id': 'shop',
  'backstage.io/kubernetes-namespace': 'shop',
};
const AMBIENT = { 'istio.io/dataplane-mode': 'ambient' };
const shopPod = (name: string, rest = {}) =>
  podFact('shop', 'shop', {
    name,
    labels: { app: 'shop', 'backstage.io/kubernetes-id': 'shop' },
    ...rest,
  });

let clock: ManualClock;
let queries: GraphQueries;
let told: string[][];

beforeEach(() => {
  clock = new ManualClock();
  queries = new GraphQueries(clock);
  told = [];
  queries.onEntityChange(refs => told.push([...refs]));
});
afterEach(() => {
  queries.stop();
  clock.assertIdle();
});

function ask(
  annotations: Record<string, string> = SHOP,
  confirmed: (cluster: string, namespace: string) => boolean = () => true,
  entityRef = 'component:default/shop',
): EntityStatus {
  return queries.entityStatus({
    entityRef,
    link: entityLink(annotations),
    entityOwner: 'group:default/team',
    confirmed,
    detail: false,
  });
}

/** As a heartbeat does: the feeds are as live as before, and it is later. */
function beat(sink: FactSink): void {
  for (const kind of FACT_KINDS) {
    sink.state(kind, { state: 'live', seenAt: clock.now() });
  }
}

describe('GraphQueries', () => {
  it('knows that a waiting pod has istio-cni on its node, in whichever namespace that runs', () => {
    const view = ambientCluster('eu', {
      facts: {
        namespaces: [namespaceFact('shop', AMBIENT)],
        pods: [shopPod('a', { node: 'node-a' })],
      },
    });
    const sink = feedView(queries.sinks, view);
    expect(ask().clusters[0].reasons).toEqual(['labelled-not-captured']);
    sink.delete('pods', 'istio-system/istio-cni-node-node-a');
    expect(ask().clusters[0].reasons).toEqual([
      'labelled-not-captured',
      'node-agent-missing',
    ]);
  });

  it('finds the pods of a waypoint in another namespace', () => {
    const use = {
      'istio.io/use-waypoint': 'wp',
      'istio.io/use-waypoint-namespace': 'infra',
    };
    const allowed = waypointFact('infra', 'wp');
    const view = ambientCluster('eu', {
      facts: {
        namespaces: [
          namespaceFact('shop', { ...AMBIENT, ...use }),
          namespaceFact('infra'),
        ],
        gateways: [
          {
            ...allowed,
            listeners: allowed.listeners.map(l => ({
              ...l,
              allowedFrom: 'All' as const,
            })),
          },
        ],
        pods: [
          shopPod('a', CAPTURED),
          podFact('infra', 'wp', {
            labels: { 'gateway.networking.k8s.io/gateway-name': 'wp' },
          }),
        ],
      },
    });
    const sink = feedView(queries.sinks, view);
    expect(ask().clusters[0].waypoints).toMatchObject([{ reason: 'bound' }]);
    sink.replace('pods', [shopPod('a', CAPTURED)], new Set());
    expect(ask().clusters[0].waypoints).toMatchObject([{ reason: 'no-pods' }]);
  });

  it('calls a claim on an empty namespace of others what it is', () => {
    feedView(
      queries.sinks,
      ambientCluster('eu', { facts: { namespaces: [namespaceFact('shop')] } }),
    );
    expect(ask(SHOP, () => false)).toMatchObject({
      state: 'unconfirmed',
      claim: { namespaces: [{ cluster: 'eu', namespace: 'shop' }] },
    });
    expect(ask().state).toBe('no-workloads');
  });

  it('tells when waiting for capture has become too long, though no object changed', async () => {
    const view = ambientCluster('eu', {
      facts: {
        namespaces: [namespaceFact('shop', AMBIENT)],
        pods: [shopPod('a', { createdAt: clock.now() - 5_000 })],
      },
    });
    const sink = feedView(queries.sinks, view);
    beat(sink);
    await clock.advance(1_000);
    expect(ask().clusters[0].reasons).toEqual(['joining']);
    await clock.advance(30_000);
    beat(sink);
    await clock.advance(1_000);
    expect(told).toEqual([]);
    await clock.advance(30_000);
    beat(sink);
    await clock.advance(1_000);
    expect(told).toEqual([['component:default/shop']]);
    expect(ask().clusters[0].reasons).toEqual(['labelled-not-captured']);
  });

  it('is silent about the passing of time, and shows it', async () => {
    const view = ambientCluster('eu', {
      facts: {
        namespaces: [namespaceFact('shop', AMBIENT)],
        pods: [shopPod('a', CAPTURED)],
      },
    });
    const sink = feedView(queries.sinks, view);
    beat(sink);
    const changes: MeshChange[] = [];
    await clock.advance(1_000);
    queries.onChange(change => changes.push(change));
    const { freshness } = ask().clusters[0];
    await clock.advance(60_000);
    beat(sink);
    await clock.advance(1_000);
    expect(told).toEqual([]);
    expect(changes).toEqual([]);
    const later = ask().clusters[0].freshness;
    expect(Date.parse(later.seenAt!) - Date.parse(freshness.seenAt!)).toBe(
      60_000,
    );
  });

  it('tells of a cluster that became stale, was removed, or came', async () => {
    const facts = {
      namespaces: [namespaceFact('shop', AMBIENT)],
      pods: [shopPod('a', CAPTURED)],
    };
    const sink = feedView(queries.sinks, ambientCluster('eu', { facts }));
    await clock.advance(1_000);
    ask();
    sink.state('pods', { state: 'stale', seenAt: 1 });
    await clock.advance(1_000);
    expect(told).toHaveLength(1);
    expect(ask().clusters[0].freshness.state).toBe('stale');
    feedView(queries.sinks, sidecarCluster('us', { facts }));
    await clock.advance(1_000);
    expect(told).toHaveLength(2);
    expect(ask().clusters.map(c => c.cluster)).toEqual(['eu', 'us']);
    queries.sinks.remove('eu');
    await clock.advance(1_000);
    expect(told).toHaveLength(3);
    expect(ask().clusters.map(c => c.cluster)).toEqual(['us']);
  });

  it('starts anew with a cluster of the same name', () => {
    const facts = { namespaces: [namespaceFact('shop')], pods: [shopPod('a')] };
    feedView(queries.sinks, ambientCluster('eu', { facts }));
    expect(ask().clusters).toHaveLength(1);
    queries.sinks.remove('eu');
    queries.sinks.put({ name: 'eu' });
    expect(ask().clusters[0]).toMatchObject({
      clusterUid: null,
      freshness: { state: 'connecting', seenAt: null },
    });
  });

  it('gives a reason for a cluster that nobody can connect to', () => {
    queries.sinks.put({ name: 'eu' });
    queries.sinks.problem('eu', 'no kubeconfig');
    expect(queries.cluster('eu')!.feeds.pods).toMatchObject({
      state: 'failed',
      message: 'no kubeconfig',
    });
  });

  it('follows an entity only for a while after it was asked for', async () => {
    const facts = { namespaces: [namespaceFact('shop')], pods: [shopPod('a')] };
    const sink = feedView(queries.sinks, ambientCluster('eu', { facts }));
    await clock.advance(1_000);
    ask();
    await clock.advance(FOLLOW_MS / 2);
    sink.set('pods', shopPod('b'));
    await clock.advance(1_000);
    expect(told).toHaveLength(1);
    await clock.advance(FOLLOW_MS + 60_000);
    sink.set('pods', shopPod('c'));
    await clock.advance(1_000);
    expect(told).toHaveLength(1);
    expect(ask().clusters[0].pods.total).toBe(3);
  });

  it('lets go of who was asked for longest ago when there are too many', async () => {
    const facts = { namespaces: [namespaceFact('shop')], pods: [shopPod('a')] };
    const sink = feedView(queries.sinks, ambientCluster('eu', { facts }));
    await clock.advance(1_000);
    for (let i = 0; i <= MAX_FOLLOWED; i++) {
      ask(SHOP, () => true, `component:default/e${i}`);
    }
    sink.set('pods', shopPod('b'));
    await clock.advance(1_000);
    expect(told).toHaveLength(1);
    expect(told[0]).toHaveLength(MAX_FOLLOWED);
    expect(told[0]).not.toContain('component:default/e0');
  });

  it('sums up a namespace from what is in it', () => {
    const view = ambientCluster('eu', {
      facts: {
        namespaces: [namespaceFact('shop', AMBIENT)],
        pods: [shopPod('a', CAPTURED), shopPod('b')],
        gateways: [
          waypointFact('shop', 'wp'),
          { ...waypointFact('shop', 'gw'), className: 'istio' },
        ],
      },
    });
    const sink = feedView(queries.sinks, view);
    expect(queries.namespaceSummary('eu', 'shop')).toMatchObject({
      declared: 'ambient',
      counts: { total: 2, ambient: 1 },
      waypoints: ['wp'],
    });
    sink.delete('namespaces', 'shop');
    expect(queries.namespaceSummary('eu', 'shop')).toBeNull();
    expect(queries.namespaceSummary('mars', 'shop')).toBeNull();
  });
});
