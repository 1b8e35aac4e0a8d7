import { Plan } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { DATABASES, testStores } from '../testing/databases';
import { isUniqueViolation } from './database';
import { Store } from './store';
import { NewRequest, NewTarget } from './types';

const plan = (hash: string): Plan => ({
  kind: 'namespace',
  hash,
  policyVersion: '1',
  risk: { level: 'low', reasons: [] },
  targets: [],
  findings: [],
  blocked: false,
  nothingToDo: false,
  expectations: [],
});

const request = (over: Partial<NewRequest> = {}): NewRequest => ({
  kind: 'namespace',
  state: 'pending',
  title: 'Enrol refunds in ambient',
  entityRef: 'component:default/refunds',
  requester: 'user:default/ana',
  reason: null,
  input: { kind: 'namespace', namespace: 'refunds', clusters: ['eu'] },
  plan: plan('a'),
  previousHash: null,
  difference: [],
  requiredApprovals: 1,
  approverGroups: ['group:default/platform'],
  rollingBack: false,
  verifyUntil: null,
  expectations: [],
  failure: null,
  comment: null,
  createdAt: 1_800_000_000_000,
  expiresAt: null,
  idempotencyKey: null,
  idempotencyDigest: null,
  ...over,
});

const target = (cluster: string): NewTarget => ({
  cluster,
  clusterUid: `uid-${cluster}`,
  objectKey: 'v1/Namespace//refunds',
  namespace: 'refunds',
  objectUid: 'ns-1',
  owner: 'group:default/team-payments',
});

async function refusedAsDuplicate(work: Promise<unknown>) {
  const error = await work.then(
    () => null,
    (e: unknown) => e,
  );
  expect(isUniqueViolation(error)).toBe(true);
}

describe.each(DATABASES)('store on %s', id => {
  const open = testStores();
  let store: Store;
  let knex: Awaited<ReturnType<typeof open>>['knex'];

  beforeEach(async () => {
    ({ store, knex } = await open(id));
  }, 60_000);

  it('gives back what was filed', async () => {
    const requestId = await store.requests.insert(request());
    const { idempotencyKey: _key, ...filed } = request();
    expect(await store.requests.get(requestId)).toMatchObject({
      ...filed,
      id: requestId,
      version: 1,
    });
    expect(await store.requests.get('nonsense')).toBeUndefined();
    expect(await store.requests.get('99999999999999')).toBeUndefined();
  });

  it('lets one of two writers win, and the loser knows', async () => {
    const requestId = await store.requests.insert(request());
    const read = (await store.requests.get(requestId))!;
    const [first, second] = await Promise.all([
      store.requests.update(read, { state: 'approved' }, 1),
      store.requests.update(read, { state: 'rejected' }, 1),
    ]);
    expect([first, second].sort()).toEqual([false, true]);
    const now = (await store.requests.get(requestId))!;
    expect(now.state).toBe(first ? 'approved' : 'rejected');
    expect(await store.requests.update(read, { failure: 'x' }, 2)).toBe(false);
  });

  it('holds a target for one active request at a time', async () => {
    const a = await store.requests.insert(request());
    const b = await store.requests.insert(request());
    await store.targets.hold(a, [target('eu'), target('us')]);
    await refusedAsDuplicate(
      store.transaction(s => s.targets.hold(b, [target('us')])),
    );
    expect(await store.targets.of(b)).toEqual([]);
    expect(await store.targets.holders([target('us')])).toEqual([a]);
    await store.targets.release(a);
    await store.targets.hold(b, [target('us')]);
    await refusedAsDuplicate(store.transaction(s => s.targets.holdAgain(a)));
  });

  it('lists at an entity what was filed for it, and what changes its namespaces', async () => {
    const filed = await store.requests.insert(
      request({ entityRef: 'component:default/refunds' }),
    );
    const changes = await store.requests.insert(request({ entityRef: null }));
    await store.targets.hold(changes, [target('eu')]);
    const elsewhere = await store.requests.insert(request({ entityRef: null }));
    await store.targets.hold(elsewhere, [
      { ...target('us'), objectKey: 'v1/Namespace//refunds' },
      { ...target('eu'), objectKey: 'a/v1/B/other/c', namespace: 'other' },
    ]);
    const idsAt = async (...namespaces: [string, string][]) =>
      (
        await store.requests.ofEntity(
          {
            entityRef: 'component:default/refunds',
            namespaces: namespaces.map(([cluster, namespace]) => ({
              cluster,
              namespace,
            })),
          },
          10,
        )
      ).map(r => r.id);
    expect(await idsAt()).toEqual([filed]);
    expect(await idsAt(['eu', 'refunds'])).toEqual([changes, filed]);
    expect(await idsAt(['us', 'other'])).toEqual([filed]);
    expect(await idsAt(['us', 'refunds'], ['eu', 'refunds'])).toEqual([
      elsewhere,
      changes,
      filed,
    ]);
  });

  it('knows an idempotency key of one requester once', async () => {
    const key = { idempotencyKey: 'k', idempotencyDigest: 'd' };
    const first = await store.requests.insert(request(key));
    await refusedAsDuplicate(store.requests.insert(request(key)));
    await store.requests.insert(request({ ...key, requester: 'user:x/y' }));
    const found = await store.requests.byIdempotencyKey(
      'user:default/ana',
      'k',
    );
    expect(found?.id).toBe(first);
    // Requests without a key are no duplicates of each other.
    await store.requests.insert(request());
    await store.requests.insert(request());
  });

  it('gives a claim to one worker until its lease ends', async () => {
    const requestId = await store.requests.insert(
      request({ state: 'approved' }),
    );
    const [read] = await store.claims.waiting(0, 10);
    const both = await Promise.all([
      store.claims.take(read, 'w1', 100, 50),
      store.claims.take(read, 'w2', 100, 50),
    ]);
    const winner = both.find(Boolean)!;
    expect(both.filter(Boolean)).toHaveLength(1);
    expect(await store.claims.waiting(149, 10)).toEqual([]);
    expect(
      await store.claims.renew(requestId, winner.claimedBy!, 140, 50),
    ).toBe(true);
    expect(await store.claims.waiting(189, 10)).toEqual([]);
    const [free] = await store.claims.waiting(190, 10);
    const next = await store.claims.take(free, 'w3', 190, 50);
    expect(next?.claimedBy).toBe('w3');
    expect(
      await store.claims.renew(requestId, winner.claimedBy!, 191, 50),
    ).toBe(false);
    await store.claims.release(requestId, winner.claimedBy!, 0);
    expect((await store.requests.get(requestId))?.claimedBy).toBe('w3');
    await store.claims.release(requestId, 'w3', 500);
    expect(await store.claims.waiting(499, 10)).toEqual([]);
    expect(await store.claims.waiting(500, 10)).toHaveLength(1);
  });

  it('refuses to change or delete history', async () => {
    const requestId = await store.requests.insert(request());
    await store.history.append(
      {
        requestId,
        at: 1,
        actor: 'user:default/ana',
        type: 'filed',
        from: null,
        to: 'pending',
        detail: null,
      },
      ['approvers'],
    );
    await expect(knex('mesh_events').update({ actor: 'x' })).rejects.toThrow(
      /append-only/,
    );
    await expect(knex('mesh_events').delete()).rejects.toThrow(/append-only/);
    expect(await store.history.events(requestId)).toMatchObject([
      { actor: 'user:default/ana', to: 'pending' },
    ]);
  });

  it('hands an event to one teller, again only when that one died', async () => {
    const requestId = await store.requests.insert(request());
    await store.history.append(
      {
        requestId,
        at: 1,
        actor: 'system',
        type: 'filed',
        from: null,
        to: 'pending',
        detail: null,
      },
      ['approvers'],
    );
    const [a, b] = await Promise.all([
      store.outbox.take('w1', 10, 30, 5),
      store.outbox.take('w2', 10, 30, 5),
    ]);
    expect([...a, ...b]).toHaveLength(1);
    expect(await store.outbox.take('w3', 39, 30, 5)).toEqual([]);
    const [again] = await store.outbox.take('w3', 40, 30, 5);
    expect(again).toMatchObject({
      notify: ['approvers'],
      event: { requestId },
    });
    await store.outbox.done(again);
    expect(await store.outbox.take('w4', 999, 30, 5)).toEqual([]);
  });

  it('leaves nothing of a transaction that fails', async () => {
    await expect(
      store.transaction(async s => {
        await s.requests.insert(request());
        throw new Error('stop');
      }),
    ).rejects.toThrow('stop');
    expect(await store.requests.pending(10)).toEqual([]);
  });

  it('keeps drops to their owner, for one use and their time', async () => {
    const drop = {
      handleDigest: 'h',
      owner: 'user:default/ana',
      host: 'x:1',
      credential: 'jwe',
      expiresAt: 100,
    };
    await store.drops.insert(drop);
    expect(await store.drops.find('h', 'user:default/tom', 1)).toBeUndefined();
    expect(await store.drops.find('h', drop.owner, 100)).toBeUndefined();
    expect(await store.drops.find('h', drop.owner, 99)).toEqual(drop);
    const uses = await Promise.all([
      store.drops.consume('h'),
      store.drops.consume('h'),
    ]);
    expect(uses.sort()).toEqual([false, true]);
    expect(await store.drops.find('h', drop.owner, 1)).toBeUndefined();
  });

  it('keeps one registered cluster per name and per uid', async () => {
    const a = await store.requests.insert(request());
    const b = await store.requests.insert(request());
    const row = {
      name: 'edge',
      requestId: a,
      clusterUid: 'u1',
      credential: 'jwe',
    };
    await store.clusters.insert(row);
    await refusedAsDuplicate(
      store.clusters.insert({ ...row, requestId: b, clusterUid: 'u2' }),
    );
    await refusedAsDuplicate(
      store.clusters.insert({ ...row, requestId: b, name: 'other' }),
    );
    expect(await store.clusters.active()).toEqual([]);
    expect(await store.clusters.setActive('edge', true)).toBe(true);
    expect(await store.clusters.setActive('edge', true)).toBe(false);
    expect(await store.clusters.active()).toMatchObject([
      { name: 'edge', revision: 2 },
    ]);
    expect(await store.clusters.deleteOfRequest(a)).toBe(true);
    expect(await store.clusters.all()).toEqual([]);
  });
});
