import { mockServices } from '@backstage/backend-test-utils';
import {
  factKey,
  FactKind,
  FeedState,
  narrow,
  NamespaceFact,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { FactSink } from '../graph';
import { ManualClock } from '../testing/manualClock';
import { listOf, refused, ScriptedKube } from '../testing/scriptedKube';
import { Feed } from './feed';
import { FeedHealth } from './feedHealth';
import { PAGE_SIZE } from './listPages';
import { Quarantine } from './quarantine';
import { SILENCE_MS } from './watchLoop';

/** A Namespace as the API gives it. */
function namespace(
  name: string,
  labels: Record<string, unknown> = {},
  rv = '1',
) {
  return {
    metadata: {
      name,
      uid: `uid-${name}`,
      labels,
      resourceVersion: rv,
      creationTimestamp: '2026-11-01T00:00:00Z',
    },
  };
}

const STALE_MS = 120_000;

function startFeed() {
  const kube = new ScriptedKube();
  const clock = new ManualClock();
  const held = new Map<string, NamespaceFact>();
  const states: FeedState[] = [];
  const changes: string[] = [];
  const sink: FactSink = {
    set: (_, fact) => {
      changes.push(`set ${fact.name}`);
      held.set(factKey(fact), fact as NamespaceFact);
    },
    delete: (_, key) => {
      changes.push(`delete ${key}`);
      held.delete(key);
    },
    replace: (_, facts, keep) => {
      changes.push(`replace ${facts.length}`);
      for (const key of [...held.keys()]) if (!keep.has(key)) held.delete(key);
      for (const fact of facts) held.set(factKey(fact), fact as NamespaceFact);
    },
    state: (_: FactKind, state) => states.push(state),
  };
  const health = new FeedHealth(state => states.push(state), {
    staleAfterMs: STALE_MS,
  });
  const logger = mockServices.logger.mock();
  const quarantine = new Quarantine(logger);
  const feed = new Feed(
    'namespaces',
    { group: '', version: 'v1', plural: 'namespaces', labelSelector: 'a=b' },
    narrow.namespaces,
    {
      client: kube,
      sink,
      health,
      quarantine,
      clock,
      random: () => 0.5,
      gates: [],
    },
  );
  const stop = new AbortController();
  let running: Promise<void> | undefined;
  return {
    kube,
    clock,
    held,
    states,
    changes,
    health,
    logger,
    quarantine,
    feed,
    names: () => [...held.keys()].sort(),
    async start() {
      running = feed.run(stop.signal);
      await clock.advance(0);
    },
    async stop() {
      stop.abort();
      await running;
    },
  };
}

let the: ReturnType<typeof startFeed>;
beforeEach(() => {
  the = startFeed();
});
afterEach(() => the.stop());

const stateNames = () => the.states.map(s => s.state);

describe('Feed', () => {
  it('lists page by page, then watches from there', async () => {
    the.kube.answer(
      listOf('5', [namespace('a')], 'next'),
      listOf('7', [namespace('b')]),
    );
    await the.start();
    expect(the.kube.requests.map(r => [r.path, r.query])).toEqual([
      [
        '/api/v1/namespaces',
        { labelSelector: 'a=b', limit: PAGE_SIZE, continue: undefined },
      ],
      [
        '/api/v1/namespaces',
        { labelSelector: 'a=b', limit: PAGE_SIZE, continue: 'next' },
      ],
    ]);
    expect(the.names()).toEqual(['a', 'b']);
    expect(the.kube.lastWatch.query).toMatchObject({
      resourceVersion: '7',
      allowWatchBookmarks: true,
      labelSelector: 'a=b',
      timeoutSeconds: 450,
    });
    expect(the.health.state).toEqual({
      state: 'live',
      seenAt: the.clock.now(),
    });
  });

  it('follows what is added, changed and deleted', async () => {
    the.kube.answer(listOf('1', []));
    await the.start();
    const { lastWatch } = the.kube;
    lastWatch.send('ADDED', namespace('a'));
    lastWatch.send('ADDED', namespace('b'));
    lastWatch.send('MODIFIED', namespace('a', { x: 'y' }));
    lastWatch.send('DELETED', namespace('b'));
    await the.clock.advance(0);
    expect(the.names()).toEqual(['a']);
    expect(the.held.get('a')!.labels).toEqual({ x: 'y' });
  });

  it('resumes from the last bookmark when the server ends the watch', async () => {
    the.kube.answer(listOf('1', [namespace('a')]));
    await the.start();
    the.kube.lastWatch.send('MODIFIED', namespace('a', {}, '4'));
    the.kube.lastWatch.send('BOOKMARK', {
      metadata: { resourceVersion: '9' },
    });
    the.kube.lastWatch.end();
    await the.clock.advance(1_000);
    expect(the.kube.watches).toHaveLength(2);
    expect(the.kube.lastWatch.query.resourceVersion).toBe('9');
    expect(the.kube.requests).toHaveLength(1);
    expect(stateNames()).not.toContain('stale');
  });

  it.each(['when the watch is opened', 'in the stream'])(
    'lists again and tells only the difference after 410 %s',
    async where => {
      the.kube.answer(
        listOf('1', [namespace('a'), namespace('b')]),
        listOf('8', [namespace('b'), namespace('c')]),
      );
      if (where === 'in the stream') {
        await the.start();
        the.kube.lastWatch.send('ERROR', {
          kind: 'Status',
          code: 410,
          reason: 'Expired',
        });
      } else {
        the.kube.refuseWatches = [refused(410, 'Expired')];
        await the.start();
      }
      await the.clock.advance(1_000);
      expect(the.names()).toEqual(['b', 'c']);
      expect(the.kube.lastWatch.query.resourceVersion).toBe('8');
    },
  );

  it('starts a list anew when its token expires under it', async () => {
    the.kube.answer(
      listOf('1', [namespace('a')], 'next'),
      refused(410, 'Expired'),
      listOf('5', [namespace('b')]),
    );
    await the.start();
    expect(the.names()).toEqual(['b']);
  });

  it('resumes after a break, later each time, and stays live meanwhile', async () => {
    the.kube.answer(listOf('3', [namespace('a')]));
    await the.start();
    the.kube.refuseWatches = [refused(503), refused(500), refused(0)];
    the.kube.lastWatch.break();
    // Half of 0.8, 1.6, 3.2 and 6.4 s, as chance is 0.5 here.
    await the.clock.advance(400 + 800 + 1_600 + 3_200 - 1);
    expect(the.kube.watches).toHaveLength(1);
    await the.clock.advance(1);
    expect(the.kube.watches).toHaveLength(2);
    expect(the.kube.lastWatch.query.resourceVersion).toBe('3');
    expect(the.kube.requests).toHaveLength(1);
    expect(the.health.state.state).toBe('live');
  });

  it('waits as long as it is asked to', async () => {
    the.kube.answer(refused(429, 'TooManyRequests', 20_000), listOf('1', []));
    await the.start();
    await the.clock.advance(20_000);
    expect(the.kube.requests).toHaveLength(1);
    await the.clock.advance(400);
    expect(the.kube.requests).toHaveLength(2);
    expect(the.health.state.state).toBe('live');
  });

  it.each([
    [401, 'unauthorized', 45_000],
    [403, 'forbidden', 60_000],
    [404, 'absent', 60_000],
  ])(
    'is %s for a state, asks seldom, and recovers',
    async (status, state, ms) => {
      the.kube.answer(refused(status), listOf('1', [namespace('a')]));
      await the.start();
      expect(the.health.state.state).toBe(state);
      await the.clock.advance(ms - 1);
      expect(the.kube.requests).toHaveLength(1);
      await the.clock.advance(1);
      expect(the.health.state.state).toBe('live');
      expect(the.names()).toEqual(['a']);
    },
  );

  it('does not pretend to be live when it may list but not watch', async () => {
    the.kube.answer(listOf('1', [namespace('a')]));
    the.kube.refuseWatches = [refused(403), refused(403)];
    await the.start();
    the.states.length = 0;
    await the.clock.advance(60_000);
    expect(stateNames()).toEqual([]);
    await the.clock.advance(60_000);
    expect(stateNames()).toEqual(['live']);
  });

  it('has nothing left of a kind that is no longer served', async () => {
    the.kube.answer(listOf('1', [namespace('a')]), refused(404));
    await the.start();
    the.kube.lastWatch.break(refused(404));
    await the.clock.advance(60_000);
    expect(the.names()).toEqual([]);
    expect(the.health.state.state).toBe('absent');
  });

  it('gives up a watch that fell silent and resumes', async () => {
    the.kube.answer(listOf('3', []));
    await the.start();
    const first = the.kube.lastWatch;
    await the.clock.advance(SILENCE_MS - 1_000);
    first.send('BOOKMARK', { metadata: { resourceVersion: '6' } });
    await the.clock.advance(SILENCE_MS - 1);
    expect(first.abandoned).toBe(false);
    await the.clock.advance(1 + 400);
    expect(first.abandoned).toBe(true);
    expect(the.kube.watches).toHaveLength(2);
    expect(the.kube.lastWatch.query.resourceVersion).toBe('6');
  });

  it('tries anew soon when it is interrupted', async () => {
    the.kube.answer(listOf('3', []));
    await the.start();
    const first = the.kube.lastWatch;
    the.feed.interrupt();
    await the.clock.advance(500);
    expect(first.abandoned).toBe(true);
    expect(the.kube.watches).toHaveLength(2);
    expect(the.kube.lastWatch.query.resourceVersion).toBe('3');
  });

  it('does not wait any longer when it is told that the cluster is back', async () => {
    the.kube.answer(refused(429, 'TooManyRequests', 300_000), listOf('1', []));
    await the.start();
    await the.clock.advance(10_000);
    expect(the.kube.requests).toHaveLength(1);
    the.feed.interrupt();
    await the.clock.advance(500);
    expect(the.kube.requests).toHaveLength(2);
    expect(the.health.state.state).toBe('live');
  });

  it('stays silent after an interruption until the cluster answers it', async () => {
    the.kube.answer(listOf('3', []));
    await the.start();
    const seenAt = the.clock.now();
    the.kube.refuseWatches = Array(100).fill(refused(0, 'Timeout'));
    the.feed.interrupt();
    await the.clock.advance(5_000);
    the.health.confirmed(the.clock.now());
    expect(the.health.state.seenAt).toBe(seenAt);
  });

  it('is failed without an answer, and stale once the last one is too old', async () => {
    the.kube.answer(refused(0, 'Unreachable'));
    await the.start();
    expect(the.health.state).toMatchObject({ state: 'failed', seenAt: null });
    the.kube.answer(listOf('1', [namespace('a')]));
    await the.clock.advance(1_000);
    const seenAt = the.clock.now() - 600;
    expect(the.health.state).toEqual({ state: 'live', seenAt });
    the.kube.refuseWatches = Array(100).fill(refused(0, 'Unreachable'));
    the.kube.lastWatch.break();
    await the.clock.advance(STALE_MS + 60_000);
    the.health.age(the.clock.now());
    expect(the.health.state).toMatchObject({ state: 'stale', seenAt });
    expect(the.names()).toEqual(['a']);
    the.kube.refuseWatches = [];
    await the.clock.advance(30_000);
    expect(the.health.state.state).toBe('live');
  });

  it('keeps the last good fact of an object that cannot be read, and says so once', async () => {
    const broken = namespace('a', { x: 5 });
    the.kube.answer(
      listOf('1', [namespace('a', { x: 'y' }), namespace('b')]),
      listOf('9', [broken]),
    );
    await the.start();
    the.kube.lastWatch.send('MODIFIED', broken);
    the.kube.lastWatch.send('ADDED', namespace('c'));
    the.kube.lastWatch.send('ADDED', 'not even an object');
    await the.clock.advance(0);
    expect(the.names()).toEqual(['a', 'b', 'c']);
    the.kube.lastWatch.break(refused(410, 'Expired'));
    await the.clock.advance(1_000);
    expect(the.names()).toEqual(['a']);
    expect(the.held.get('a')!.labels).toEqual({ x: 'y' });
    expect(the.quarantine.count).toBe(3);
    expect(the.logger.warn.mock.calls.map(([m]) => m)).toEqual([
      expect.stringContaining('namespaces a: metadata.labels.x is not'),
      expect.stringContaining('namespaces (without a name): '),
    ]);
  });

  it.each([
    refused(0, 'BadAnswer'),
    refused(504, 'Too large resource version'),
  ])(
    'lists again when an event may be lost or the version means nothing: %s',
    async error => {
      the.kube.answer(listOf('1', []), listOf('2', [namespace('a')]));
      await the.start();
      the.kube.lastWatch.break(error);
      await the.clock.advance(1_000);
      expect(the.names()).toEqual(['a']);
    },
  );

  it('survives an answer that is no list', async () => {
    the.kube.answer({ kind: 'Surprise' }, listOf('1', []));
    await the.start();
    expect(the.health.state.state).toBe('failed');
    await the.clock.advance(1_000);
    expect(the.health.state.state).toBe('live');
  });

  it('leaves nothing open behind', async () => {
    the.kube.answer(listOf('1', []));
    await the.start();
    await the.stop();
    expect(the.kube.lastWatch.abandoned).toBe(true);
    expect(the.clock.waiting).toBe(0);
  });
});
