import fc from 'fast-check';
import { entityStatusSchema } from '../contract';
import { entityLink, EntityLink } from '../entity';
import { ClusterView, FeedStateName } from '../facts';
import {
  ambientCluster,
  CAPTURED,
  FIXTURE_NOW,
  namespaceFact,
  podFact,
  podFacts,
  secondsAgo,
  statusFixtures,
} from '../testing';
import {
  ambientPlace,
  captured,
  outside,
  story,
} from '../testing/fixtures/story';
import { modeWords, mtlsWords, placementWords, verdictWords } from '../words';
import { entityStatus, EntityStatusInput } from './entityStatus';
import { freshnessOf } from './freshness';

const SELECTOR = 'backstage.io/kubernetes-label-selector';

function status(
  annotations: Record<string, string> | EntityLink | null,
  clusters: ClusterView[],
  rest: Partial<EntityStatusInput> = {},
) {
  const link = annotations && entityLink(annotations as Record<string, string>);
  return entityStatus({
    entityRef: 'component:default/web',
    link,
    clusters,
    confirmed: () => true,
    entityOwner: 'group:default/team-a',
    detail: false,
    ...rest,
  });
}

const shop = (name: string, rest: object = {}) =>
  ambientCluster(name, {
    facts: {
      namespaces: [
        namespaceFact('shop', { 'istio.io/dataplane-mode': 'ambient' }),
        namespaceFact('secret'),
      ],
      pods: [
        ...podFacts(2, 'shop', 'web', CAPTURED),
        ...podFacts(3, 'secret', 'web'),
      ],
    },
    ...rest,
  });

describe('the contract', () => {
  it.each(Object.entries(statusFixtures))(
    '%s is what the API may answer',
    (_, fixture) => {
      expect(entityStatusSchema.parse(fixture)).toEqual(fixture);
    },
  );

  it('keeps the same text for the same facts', () => {
    const one = JSON.stringify(
      status({ [SELECTOR]: 'app=web' }, [shop('a'), shop('b')]),
    );
    const two = JSON.stringify(
      status({ [SELECTOR]: 'app=web' }, [shop('b'), shop('a')]),
    );
    expect(two).toBe(one);
  });
});

describe('claims', () => {
  const onlyShop = (_: string, namespace: string) => namespace === 'shop';

  it('shows nothing of a namespace that is not confirmed', () => {
    const answer = status(
      { 'mesh-onboarding.io/namespaces': 'a/secret' },
      [shop('a')],
      { confirmed: onlyShop },
    );
    expect(answer).toMatchObject({
      state: 'unconfirmed',
      clusters: [],
      claim: {
        namespaces: [{ cluster: 'a', namespace: 'secret' }],
        entityOwner: 'group:default/team-a',
        confirmWith: null,
      },
    });
    expect(answer.policies).toBeUndefined();
  });

  it('shows what is confirmed, and tells of the rest', () => {
    const answer = status(
      { 'mesh-onboarding.io/namespaces': 'a/secret,a/shop' },
      [shop('a')],
      { confirmed: onlyShop },
    );
    expect(answer).toMatchObject({
      state: 'ok',
      claim: { namespaces: [{ namespace: 'secret' }] },
    });
    expect(answer.clusters[0]).toMatchObject({
      namespaces: ['shop'],
      pods: { total: 2 },
    });
  });

  it('does not tell which namespaces use a label', () => {
    const answer = status({ [SELECTOR]: 'app=web' }, [shop('a')], {
      confirmed: () => false,
    });
    expect(answer).toMatchObject({
      state: 'unconfirmed',
      claim: { namespaces: [] },
    });
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  it('is no claim where there is no such namespace', () => {
    const answer = status(
      { 'mesh-onboarding.io/namespaces': 'a/gone' },
      [shop('a')],
      { confirmed: () => false },
    );
    expect(answer).toMatchObject({ state: 'no-workloads', claim: null });
  });

  it('looks for suggestions only in confirmed namespaces', () => {
    const typo = { [SELECTOR]: 'app=wep' };
    const found = status(typo, [shop('a')], { confirmed: onlyShop });
    expect(found.suggestion).toEqual({ value: 'web', pods: 2 });
    expect(
      status(typo, [shop('a')], { confirmed: () => false }).suggestion,
    ).toBeNull();
    expect(
      status({ [SELECTOR]: 'app=something-else' }, [shop('a')]).suggestion,
    ).toBeNull();
  });
});

describe('clusters that cannot be seen', () => {
  it.each<[FeedStateName, string]>([
    ['failed', 'failed'],
    ['connecting', 'connecting'],
    ['unauthorized', 'unauthorized'],
    ['forbidden', 'forbidden'],
  ])('keep their row: %s', (state, freshness) => {
    const answer = status({ [SELECTOR]: 'app=web' }, [
      shop('a'),
      shop('b', { state }),
    ]);
    const row = answer.clusters.find(c => c.cluster === 'b');
    expect(row).toMatchObject({
      mode: state === 'unauthorized' ? expect.any(String) : 'unknown',
      freshness: { state: freshness },
    });
    expect(answer.clusters[0].cluster).toBe('b');
  });

  it('are worst first: silent, unknown, then those with problems', () => {
    const { clusters } = story([
      ambientPlace('a', { pods: captured(1) }),
      ambientPlace('b', { pods: outside(1, { node: 'x' }) }),
      ambientPlace('c', { pods: outside(1, { redirection: 'pending' }) }),
      ambientPlace('d', { feeds: { pods: 'forbidden' } }),
      ambientPlace('e', { pods: captured(1), state: 'stale' }),
    ]);
    expect(clusters.map(c => c.cluster)).toEqual(['e', 'd', 'c', 'b', 'a']);
  });
});

describe('freshness', () => {
  it('is the worst state, the oldest answer, and the kinds that are missing', () => {
    const view = ambientCluster('a', {
      seenAt: secondsAgo(9),
      feeds: { gateways: 'forbidden', peerauthentications: 'absent' },
    });
    expect(freshnessOf(view)).toEqual({
      state: 'live',
      seenAt: '2026-11-24T10:11:50.000Z',
      missing: ['gateways'],
    });
    const refused = ambientCluster('a', {
      feeds: { pods: 'forbidden', namespaces: 'stale' },
    });
    expect(freshnessOf(refused)).toMatchObject({
      state: 'stale',
      missing: ['pods'],
    });
  });
});

describe('reasons', () => {
  const pods = [
    podFact('payments', 'checkout', {
      createdAt: secondsAgo(500),
      node: 'node-b',
    }),
  ];
  const one = (rest: object) =>
    story([ambientPlace('a', { pods, ...rest })]).clusters[0];

  it('tell joining from late by when the facts were seen', () => {
    expect(
      one({ namespace: { labelsWrittenAt: secondsAgo(30) } }).reasons,
    ).toEqual(['joining']);
    expect(
      one({ namespace: { labelsWrittenAt: secondsAgo(80) } }),
    ).toMatchObject({
      reasons: ['labelled-not-captured'],
      since: new Date(secondsAgo(80)).toISOString(),
    });
  });

  it('name the cause where a fact shows it', () => {
    expect(one({ excludeNamespaces: ['payments'] }).reasons).toEqual([
      'labelled-not-captured',
      'namespace-excluded',
    ]);
    const gpu = [podFact('payments', 'checkout', { node: 'gpu' })];
    expect(one({ pods: gpu }).reasons).toEqual([
      'labelled-not-captured',
      'node-agent-missing',
    ]);
  });

  it('carry the labels that the words need, and no others without detail', () => {
    const annotations = { 'backstage.io/kubernetes-namespace': 'shop' };
    const calm = status(annotations, [shop('a')]).clusters[0];
    expect(calm.labels).toBeUndefined();
    expect(calm.workloads).toBeUndefined();
    const both = {
      'istio.io/dataplane-mode': 'ambient',
      'istio-injection': 'enabled',
      team: 'a',
    };
    const torn = ambientCluster('a', {
      facts: { namespaces: [namespaceFact('shop', both)] },
    });
    const { team: _, ...mesh } = both;
    expect(status(annotations, [torn]).clusters[0].labels).toEqual({
      shop: mesh,
    });
  });
});

describe('laws of the words', () => {
  const feed = fc.constantFrom<FeedStateName>(
    'live',
    'live',
    'live',
    'stale',
    'connecting',
    'unauthorized',
    'forbidden',
    'failed',
  );
  const place = fc.record({
    state: feed,
    pods: feed,
    namespaces: feed,
    peerauthentications: fc.oneof(feed, fc.constant<FeedStateName>('absent')),
    configs: feed,
    captured: fc.nat(3),
    outside: fc.nat(2),
  });
  const anyStatus = fc
    .array(place, { minLength: 1, maxLength: 4 })
    .map(places =>
      story(
        places.map(({ state, captured: a, outside: b, ...feeds }, i) =>
          ambientPlace(`c${i}`, {
            state,
            feeds,
            pods: [...captured(a), ...outside(b)],
          }),
        ),
      ),
    );
  const cards = [modeWords, placementWords, mtlsWords, verdictWords];

  it('nothing is called healthy where a fact it needs is not live', () => {
    fc.assert(
      fc.property(anyStatus, answer => {
        const blind = answer.clusters.some(
          ({ freshness: { state, missing } }) =>
            state !== 'live' &&
            (state !== 'forbidden' ||
              missing.includes('pods') ||
              missing.includes('namespaces')),
        );
        if (!blind) return;
        expect(modeWords(answer, FIXTURE_NOW).tone).not.toBe('ok');
        expect(verdictWords(answer, FIXTURE_NOW).tone).not.toBe('ok');
        expect(mtlsWords(answer, FIXTURE_NOW).tone).not.toBe('locked');
      }),
      { numRuns: 500 },
    );
  });

  it('the verdict is calm only where policies are known too', () => {
    fc.assert(
      fc.property(anyStatus, answer => {
        const unsure = answer.clusters.some(c => c.mtls.reason === 'unknown');
        if (unsure)
          expect(verdictWords(answer, FIXTURE_NOW).tone).not.toBe('ok');
      }),
      { numRuns: 500 },
    );
  });

  it('every card always has a headline, and never says undefined, NaN or null', () => {
    fc.assert(
      fc.property(anyStatus, answer => {
        for (const words of cards) {
          const text = JSON.stringify(words(answer, FIXTURE_NOW), (_, v) =>
            v === null ? undefined : v,
          );
          expect(text).not.toMatch(/undefined|NaN|null|\[object/);
        }
      }),
    );
  });
});
