import { EntityCluster, EntityStatus, entityStatusSchema } from '../contract';
import { ageWords } from './age';
import { modeWords } from './mode';
import { mtlsWords } from './mtls';
import { placementWords } from './placement';
import { errorWords, forbiddenWords } from './special';
import { verdictWords } from './verdict';

const now = Date.parse('2026-11-25T10:12:00Z');
const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString();

const noPods = {
  total: 0,
  ambient: 0,
  sidecar: 0,
  none: 0,
  pending: 0,
  blocked: 0,
  pendingRestart: 0,
  optedOut: 0,
  hostNetwork: 0,
};

type Change = Partial<Omit<EntityCluster, 'pods' | 'mtls' | 'freshness'>> & {
  pods?: Partial<EntityCluster['pods']>;
  mtls?: Partial<EntityCluster['mtls']>;
  freshness?: Partial<EntityCluster['freshness']>;
};

function cluster(name: string, change: Change = {}): EntityCluster {
  return {
    cluster: name,
    clusterUid: `uid-${name}`,
    network: null,
    namespaces: ['payments'],
    declared: 'ambient',
    mode: 'ambient',
    clusterMode: 'ambient',
    reasons: [],
    since: null,
    waypoints: [],
    ...change,
    freshness: {
      state: 'live',
      seenAt: ago(0),
      missing: [],
      ...change.freshness,
    },
    pods: { ...noPods, total: 4, ambient: 4, ...change.pods },
    mtls: {
      mode: 'PERMISSIVE',
      ports: {},
      mixed: false,
      breakdown: {},
      uncertain: false,
      alternative: null,
      reason: null,
      ...change.mtls,
    },
  };
}

function status(
  clusters: EntityCluster[],
  change: Partial<EntityStatus> = {},
): EntityStatus {
  return entityStatusSchema.parse({
    entityRef: 'component:default/checkout',
    signalKey: 'key',
    state: 'ok',
    link: null,
    claim: null,
    suggestion: null,
    clustersSearched: 3,
    clusters,
    requests: [],
    ...change,
  });
}

const eu = (change?: Change) => cluster('prod-eu-1', change);
const us = (change?: Change) => cluster('prod-us-1', change);
const ap = (change?: Change) =>
  cluster('prod-ap-1', {
    declared: 'sidecar',
    mode: 'sidecar',
    ...change,
    pods: { ambient: 0, sidecar: 4, ...change?.pods },
  });
const outside: Change = {
  declared: 'none',
  mode: 'none',
  pods: { ambient: 0, none: 4 },
  mtls: { mode: 'NONE' },
};
const silent: Change = { freshness: { state: 'stale', seenAt: ago(14) } };
const unreadable: Change = {
  mode: 'unknown',
  reasons: ['pods-unreadable'],
  freshness: { missing: ['pods'] },
};

describe('mode card', () => {
  const table: [string, EntityCluster[], string, string | null, string][] = [
    [
      'one-mode',
      [eu(), us(), cluster('prod-us-2')],
      'In the mesh in all 3 clusters',
      'Ambient everywhere.',
      'ok',
    ],
    [
      'two-modes',
      [eu(), us(), ap()],
      'In the mesh in all 3 clusters',
      'Ambient in 2 clusters, sidecar in 1.',
      'ok',
    ],
    [
      'partly',
      [eu(), us(), ap({ ...outside })],
      'In the mesh in 2 of 3 clusters',
      'prod-ap-1 is not in.',
      'neutral',
    ],
    [
      'not-enrolled',
      [eu(outside)],
      'Not in the mesh',
      'The mesh neither encrypts nor identifies this traffic.',
      'off',
    ],
    [
      'joining',
      [
        eu({
          reasons: ['joining'],
          mode: 'mixed',
          pods: { total: 14, ambient: 10, pending: 4 },
        }),
      ],
      'Joining: 10 of 14 pods',
      'No restart needed.',
      'working',
    ],
    [
      'labelled-not-captured',
      [
        eu({
          reasons: ['labelled-not-captured'],
          since: ago(23),
          pods: { total: 6, ambient: 2, pending: 4 },
        }),
      ],
      'Asked for ambient, but 4 of 6 pods are outside',
      'prod-eu-1, for 23 min.',
      'attention',
    ],
    [
      'redirection-pending',
      [eu({ reasons: ['redirection-pending'], pods: { blocked: 2 } })],
      'Traffic is blocked',
      'prod-eu-1: 2 pods are redirected, but no ztunnel takes them.',
      'broken',
    ],
    [
      'half-moved',
      [
        us({
          reasons: ['half-moved'],
          mode: 'mixed',
          pods: { total: 6, ambient: 4, sidecar: 2 },
        }),
      ],
      'Half moved: 4 ambient, 2 sidecar',
      'prod-us-1 asks for ambient. 2 pods keep their old sidecar until they restart.',
      'attention',
    ],
    [
      'label-conflict',
      [eu({ reasons: ['label-conflict'], declared: 'conflict' })],
      'Two modes are asked for',
      'prod-eu-1: new pods get a sidecar, whatever the ambient label says.',
      'attention',
    ],
    [
      'changes-at-restart',
      [eu({ reasons: ['changes-at-restart'] })],
      'Ambient until the next restart',
      'istio-injection was added: restarted pods get a sidecar.',
      'attention',
    ],
    [
      'opted-out',
      [eu({ ...outside, pods: { ambient: 0, none: 4, optedOut: 4 } })],
      'Left out on purpose',
      'Its pods say dataplane-mode: none.',
      'off',
    ],
    [
      'host-network',
      [eu({ ...outside, pods: { ambient: 0, none: 4, hostNetwork: 4 } })],
      'Cannot join',
      'Pods on the host network cannot be captured.',
      'neutral',
    ],
    [
      'nothing-running',
      [eu({ mode: 'empty', pods: { total: 0, ambient: 0 } })],
      'Nothing runs right now',
      'Labelled for ambient, 0 pods.',
      'off',
    ],
    [
      'some-silent',
      [us(), eu(silent)],
      'In the mesh in 1 cluster, 1 is silent',
      'prod-us-1: ambient, now. prod-eu-1: ambient, 14 min ago.',
      'stale',
    ],
    [
      'stale',
      [eu(silent)],
      'Was in the mesh 14 min ago',
      'prod-eu-1 has not answered since 09:58 UTC. What is true now is unknown.',
      'stale',
    ],
    [
      'unknown',
      [eu(unreadable)],
      'Mode unknown in prod-eu-1',
      'The portal may read labels there, but not pods. Without pods, a label is only a wish.',
      'unknown',
    ],
  ];

  it.each(table)('%s', (state, clusters, headline, sub, tone) => {
    expect(modeWords(status(clusters), now)).toMatchObject({
      state,
      headline,
      sub,
      tone,
    });
  });

  it('says first what is broken, even beside a silent cluster', () => {
    const words = modeWords(
      status([eu(silent), us({ reasons: ['redirection-pending'] })]),
      now,
    );
    expect(words.state).toBe('redirection-pending');
  });

  it('speaks of labels and pods, and knows the oldest answer', () => {
    const words = modeWords(status([us(), eu(silent)]), now);
    expect(words.evidence).toEqual([
      { label: 'Labels say', value: 'Ambient' },
      { label: 'Pods show', value: '8 of 8 in the mesh' },
    ]);
    expect(words.seenAt).toBe(now - 14 * 60_000);
  });

  it('uses the past tense for all that is stale', () => {
    const words = modeWords(status([eu(silent)]), now);
    expect(words.evidence.map(row => row.label)).toEqual([
      'Labels said',
      'Pods showed',
    ]);
  });
});

describe('placement card', () => {
  const table: [string, EntityCluster[], string, string | null][] = [
    ['normal', [eu(), us(), ap()], 'Runs in 3 clusters', null],
    [
      'split',
      [
        eu({ network: 'net-eu' }),
        us({ network: 'net-us' }),
        ap({ network: 'net-ap' }),
      ],
      'Runs in 3 clusters',
      'prod-ap-1 stands alone: no calls between it and the other 2 clusters.',
    ],
    [
      'some-silent',
      [us(), eu(silent)],
      'Last seen in 2 clusters, 1 is silent',
      'prod-us-1 answers. prod-eu-1 does not, for 14 min.',
    ],
    [
      'unknown',
      [eu(unreadable)],
      'Placement unknown in prod-eu-1',
      'It may or may not run there.',
    ],
  ];

  it.each(table)('%s', (state, clusters, headline, sub) => {
    expect(placementWords(status(clusters), now)).toMatchObject({
      state,
      headline,
      sub,
    });
  });
});

describe('mTLS card', () => {
  const strict: Change = { mtls: { mode: 'STRICT' } };
  const table: [string, EntityCluster[], string, string | null, string][] = [
    [
      'strict',
      [eu(strict)],
      'Encrypted only',
      'Plain text is refused (STRICT). Traffic is not measured.',
      'locked',
    ],
    [
      'permissive',
      [eu(), us(), ap(strict)],
      'Encrypted inside the mesh',
      'Plain text from outside the mesh is still accepted in 2 of 3 clusters.',
      'locked',
    ],
    [
      'disable-in-ambient',
      [eu({ mtls: { reason: 'disable-in-ambient' } })],
      'Encrypted inside the mesh',
      'A policy says DISABLE. In ambient this only switches STRICT off: mesh callers stay encrypted.',
      'locked',
    ],
    [
      'plain-only',
      [ap({ mtls: { mode: 'DISABLE' } })],
      'Plain text only',
      'A policy in prod-ap-1 switches encryption off (DISABLE).',
      'attention',
    ],
    [
      'port-exception',
      [eu({ mtls: { mode: 'STRICT', ports: { '9090': 'PERMISSIVE' } } })],
      'Encrypted only, except port 9090',
      'Plain text is accepted on that port.',
      'locked',
    ],
    [
      'partly-captured',
      [
        eu({
          mtls: {
            mode: 'NONE',
            mixed: true,
            breakdown: { STRICT: 2, NONE: 4 },
          },
        }),
      ],
      'Encrypted for 2 of 6 pods',
      'prod-eu-1: nothing is enforced on the other 4. They take plain text from anyone.',
      'attention',
    ],
    [
      'no-proxy',
      [eu(outside)],
      'Not encrypted by the mesh',
      'No proxy handles these pods.',
      'open',
    ],
    [
      'bypass',
      [eu({ mtls: { mode: 'STRICT', reason: 'bypass-inbound' } })],
      'STRICT has a hole',
      'prod-eu-1: a pod has bypass-inbound-capture. Plain text gets past ztunnel.',
      'attention',
    ],
    [
      'ports-excluded',
      [
        ap({
          mtls: {
            mode: 'STRICT',
            reason: 'ports-excluded',
            ports: { '8081': 'NONE', '9000': 'NONE' },
          },
        }),
      ],
      'Encrypted only, except ports left out',
      'Ports 8081 and 9000 are excluded by annotation.',
      'attention',
    ],
    [
      'uncertain',
      [
        eu({
          mtls: {
            mode: 'STRICT',
            uncertain: true,
            alternative: { mode: 'PERMISSIVE', ports: {} },
          },
        }),
      ],
      'Uncertain: check in ztunnel',
      'Two policies meet in a way that may open every port.',
      'unknown',
    ],
    [
      'some-silent',
      [us(), eu(silent)],
      'Encrypted in 1 cluster, 1 is silent',
      'Only prod-us-1 is confirmed now.',
      'stale',
    ],
    [
      'stale',
      [eu(silent)],
      'Was encrypted 14 min ago',
      'Whether it still is, nobody can say now.',
      'stale',
    ],
    [
      'unknown',
      [eu(unreadable)],
      'Encryption unknown in prod-eu-1',
      'The policies are known. Whether a proxy enforces them is not.',
      'unknown',
    ],
  ];

  it.each(table)('%s', (state, clusters, headline, sub, tone) => {
    expect(mtlsWords(status(clusters), now)).toMatchObject({
      state,
      headline,
      sub,
      tone,
    });
  });

  it('never shows the tone ok for PERMISSIVE', () => {
    expect(mtlsWords(status([eu()]), now).tone).not.toBe('ok');
  });
});

describe('entities without a status', () => {
  it('explain themselves once, in the mode card', () => {
    const nothing = status([], {
      state: 'no-workloads',
      suggestion: { value: 'checkout', pods: 14 },
      clustersSearched: 6,
    });
    expect(modeWords(nothing, now)).toMatchObject({
      headline: 'No workloads found',
      sub: 'No pod in 6 clusters matches what the annotation names. Did you mean checkout (14 pods)?',
    });
    expect(mtlsWords(nothing, now)).toMatchObject({
      headline: 'No workloads found. See Mesh mode for the fix.',
      sub: null,
      action: null,
    });
  });

  it('say who is not confirmed for what', () => {
    const claimed = status([], {
      state: 'unconfirmed',
      claim: {
        namespaces: [{ cluster: 'prod-eu-1', namespace: 'payments' }],
        entityOwner: 'group:default/team-search',
        confirmWith: null,
      },
    });
    expect(modeWords(claimed, now)).toMatchObject({
      headline: 'Claimed, not confirmed',
      sub: 'The platform team has not confirmed that team-search owns payments.',
    });
  });

  it('say that a status is hidden, or that the portal failed', () => {
    expect(
      forbiddenWords('mode', { owner: 'group:default/team-payments' }).sub,
    ).toBe(
      'You need the permission mesh.status.read for this entity. Its owner, team-payments, has it.',
    );
    expect(errorWords('mode', { status: 503, retryInSeconds: 20 }).sub).toBe(
      'The portal answered with an error (503). This says nothing about your service. Next try in 20 s.',
    );
  });
});

describe('verdict of the tab', () => {
  it('is calm when all is well', () => {
    expect(
      verdictWords(status([eu(), us(), cluster('prod-us-2')]), now),
    ).toMatchObject({
      headline: 'Everything is as it should be',
      sub: 'In the mesh in 3 clusters, encrypted, no findings.',
      tone: 'ok',
    });
  });

  it('is the worse of mode and mTLS', () => {
    const words = verdictWords(
      status([eu({ mtls: { reason: 'bypass-inbound', mode: 'STRICT' } })]),
      now,
    );
    expect(words.headline).toBe('STRICT has a hole');
  });
});

describe('ages', () => {
  it.each([
    [9_000, '9 s'],
    [59_999, '59 s'],
    [14 * 60_000, '14 min'],
    [3 * 3_600_000, '3 h'],
    [2 * 86_400_000, '2 d'],
    [-5_000, '0 s'],
  ])('%d ms is %s', (ms, words) => {
    expect(ageWords(ms)).toBe(words);
  });
});
