import { mockServices } from '@backstage/backend-test-utils';
import { ClusterSummary } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { ClusterEntityProvider } from './ClusterEntityProvider';

function cluster(change: Partial<ClusterSummary>): ClusterSummary {
  return {
    name: 'prod-eu-1',
    title: null,
    uid: 'uid-eu',
    network: 'net-eu',
    trustDomain: 'cluster.local',
    version: '1.31.0',
    mode: 'ambient',
    ambientReady: true,
    notReady: [],
    freshness: { state: 'live', seenAt: null, missing: [] },
    source: 'config',
    writable: true,
    namespaces: [],
    peers: [],
    ...change,
  };
}

function provider(read: () => Promise<readonly ClusterSummary[]>) {
  let tick: (signal: AbortSignal) => Promise<void> | void = () => {};
  const logger = mockServices.logger.mock();
  const applyMutation = jest.fn();
  const made = new ClusterEntityProvider({
    owner: 'group:default/platform',
    logger,
    read,
    runner: {
      run: async task => {
        tick = task.fn;
      },
    },
  });
  return {
    logger,
    applyMutation,
    connect: () => made.connect({ applyMutation, refresh: jest.fn() }),
    tick: () => tick(new AbortController().signal),
  };
}

describe('clusters in the catalog', () => {
  it('are Resources that hold identity and nothing else', async () => {
    const p = provider(async () => [cluster({})]);
    await p.connect();
    await p.tick();
    expect(p.applyMutation).toHaveBeenCalledTimes(1);
    const [{ type, entities }] = p.applyMutation.mock.calls[0];
    expect(type).toBe('full');
    expect(entities[0].entity).toMatchObject({
      kind: 'Resource',
      metadata: { name: 'prod-eu-1' },
      spec: { type: 'kubernetes-cluster', owner: 'group:default/platform' },
    });
    expect(Object.keys(entities[0].entity.metadata.annotations).sort()).toEqual(
      [
        'backstage.io/managed-by-location',
        'backstage.io/managed-by-origin-location',
        'mesh-onboarding.io/cluster-uid',
        'mesh-onboarding.io/network',
        'mesh-onboarding.io/trust-domain',
      ],
    );
  });

  it('leave out what is not known', async () => {
    const p = provider(async () => [cluster({ uid: null, network: null })]);
    await p.connect();
    await p.tick();
    const [{ entities }] = p.applyMutation.mock.calls[0];
    expect(entities[0].entity.metadata.annotations).not.toHaveProperty(
      'mesh-onboarding.io/cluster-uid',
    );
  });

  it('are written once when nothing of their identity changes', async () => {
    let mode: ClusterSummary['mode'] = 'ambient';
    const p = provider(async () => [cluster({ mode })]);
    await p.connect();
    await p.tick();
    mode = 'mixed';
    await p.tick();
    expect(p.applyMutation).toHaveBeenCalledTimes(1);
  });

  it('stay when the mesh does not answer', async () => {
    const p = provider(async () => {
      throw new Error('no answer');
    });
    await p.connect();
    await p.tick();
    expect(p.applyMutation).not.toHaveBeenCalled();
    expect(p.logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('the catalog keeps what it has'),
    );
  });

  it('go when they are no longer registered', async () => {
    let list = [cluster({}), cluster({ name: 'edge-eu-2' })];
    const p = provider(async () => list);
    await p.connect();
    await p.tick();
    list = [cluster({})];
    await p.tick();
    expect(p.applyMutation.mock.calls[1][0].entities).toHaveLength(1);
  });
});
