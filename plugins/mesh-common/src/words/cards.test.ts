import type { EntityStatus } from '../contract';
import {
  FIXTURE_NOW,
  minutesAgo,
  secondsAgo,
  StatusFixtureName,
  statusFixtures,
} from '../testing';
import {
  ambientPlace,
  captured,
  injected,
  outside,
  story,
} from '../testing/fixtures/story';
import { modeWords } from './mode';
import { mtlsWords } from './mtls';
import { placementWords } from './placement';
import { errorWords, forbiddenWords } from './special';
import type { CardWords } from './types';

/** fixture, state, headline, sub, tone, action, evidence rows */
type Row = [
  StatusFixtureName,
  string,
  string,
  string | null,
  string,
  string | null,
  ...string[],
];

function expectWords(words: CardWords, row: Row) {
  const [, state, headline, sub, tone, action, ...evidence] = row;
  expect({
    state: words.state,
    headline: words.headline,
    sub: words.sub,
    tone: words.tone,
    action: words.action?.label ?? null,
    evidence: words.evidence.map(r => `${r.label}: ${r.value}`),
  }).toEqual({ state, headline, sub, tone, action, evidence });
}

const OPEN = 'Open Mesh tab';
const SILENT = 'Why is prod-eu-1 silent?';
const FIX = 'Fix the access of the portal';

describe('Mesh mode', () => {
  const rows: Row[] = [
    [
      'one-mode',
      'one-mode',
      'In the mesh in all 3 clusters',
      'Ambient everywhere.',
      'ok',
      OPEN,
      'Labels say: Ambient',
      'Pods show: 14 of 14 in the mesh',
    ],
    [
      'two-modes',
      'two-modes',
      'In the mesh in all 3 clusters',
      'Ambient in 2 clusters, sidecar in 1.',
      'ok',
      OPEN,
      'Labels say: Ambient in 2, sidecar in 1',
      'Pods show: 14 of 14 in the mesh',
    ],
    [
      'partly',
      'partly',
      'In the mesh in 2 of 3 clusters',
      'prod-ap-1 is not in.',
      'neutral',
      'Add prod-ap-1',
      'Labels say: Ambient in 2, nothing in 1',
      'Pods show: 10 of 14 in the mesh',
    ],
    [
      'not-enrolled',
      'not-enrolled',
      'Not in the mesh',
      'The mesh neither encrypts nor identifies this traffic.',
      'off',
      'Onboard to the mesh',
      'Labels say: Nothing',
      'Pods show: 0 of 14 in the mesh',
    ],
    [
      'joining',
      'joining',
      'Joining: 10 of 14 pods',
      'No restart needed.',
      'working',
      null,
      'Labels say: Ambient',
      'Pods show: 10 of 14 captured',
    ],
    [
      'labelled-not-captured',
      'labelled-not-captured',
      'Asked for ambient, but 4 of 6 pods are outside',
      'prod-eu-1, for 23 min. Their nodes run no istio-cni.',
      'attention',
      'Show the 4 pods',
      'Labels say: Ambient',
      'Pods show: 2 of 6 captured',
    ],
    [
      'redirection-pending',
      'redirection-pending',
      'Traffic is blocked',
      'prod-eu-1: 2 pods are redirected, but no ztunnel takes them.',
      'broken',
      'Show the 2 pods',
      'Labels say: Ambient',
      'Pods show: 4 of 6 captured',
    ],
    [
      'half-moved',
      'half-moved',
      'Half moved: 4 ambient, 2 sidecar',
      'prod-us-1 asks for ambient. 2 pods keep their old sidecar until they restart.',
      'attention',
      'How to finish',
      'Labels say: Ambient',
      'Pods show: 4 ambient, 2 sidecar',
    ],
    [
      'label-conflict',
      'label-conflict',
      'Two modes are asked for',
      'prod-eu-1: new pods get a sidecar, whatever the ambient label says.',
      'attention',
      'Choose one',
      'Labels say: Two modes',
      'Pods show: 6 of 6 in the mesh',
    ],
    [
      'changes-at-restart',
      'changes-at-restart',
      'Ambient until the next restart',
      'istio-injection was added: restarted pods get a sidecar.',
      'attention',
      'See the label',
      'Labels say: Sidecar',
      'Pods show: 6 of 6 in the mesh',
    ],
    [
      'opted-out',
      'opted-out',
      'Left out on purpose',
      'Its pods say dataplane-mode: none.',
      'off',
      OPEN,
      'Labels say: Ambient',
      'Pods show: 0 of 3 in the mesh',
    ],
    [
      'host-network',
      'host-network',
      'Cannot join',
      'Pods on the host network cannot be captured.',
      'neutral',
      null,
      'Labels say: Ambient',
      'Pods show: 0 of 3 in the mesh',
    ],
    [
      'nothing-running',
      'nothing-running',
      'Nothing runs right now',
      'Labelled for ambient, 0 pods.',
      'off',
      OPEN,
      'Labels say: Ambient',
      'Pods show: 0 pods',
    ],
    [
      'some-silent',
      'some-silent',
      'In the mesh in 1 cluster, 1 is silent',
      'prod-us-1: ambient, now. prod-eu-1: ambient, 14 min ago.',
      'stale',
      SILENT,
      'Labels say: Ambient',
      'Pods show: 4 of 4 in the mesh',
    ],
    [
      'stale',
      'stale',
      'Was in the mesh 14 min ago',
      'prod-eu-1 has not answered since 09:58 UTC. What is true now is unknown.',
      'stale',
      SILENT,
      'Labels said: Ambient',
      'Pods showed: 6 of 6 in the mesh',
    ],
    [
      'unknown',
      'unknown',
      'Mode unknown in prod-eu-1',
      'The portal may read labels there, but not pods. Without pods, a label is only a wish.',
      'unknown',
      FIX,
      'Labels say: Ambient',
      'Pods show: Unknown: listing pods is forbidden',
    ],
    [
      'never-answered',
      'unknown',
      'Mode unknown in prod-eu-1',
      'prod-eu-1 has not answered yet.',
      'unknown',
      FIX,
      'Labels say: Ambient in 1, unknown in 1',
      'Pods show: 4 of 4 in the mesh, unknown in 1',
    ],
    [
      'silent-and-forbidden',
      'some-silent',
      'In the mesh in 1 cluster, 1 is silent',
      'prod-us-1: ambient, now. prod-eu-1: ambient, 14 min ago. prod-ap-1: unknown.',
      'stale',
      SILENT,
      'Labels say: Ambient',
      'Pods show: 4 of 4 in the mesh, unknown in 1',
    ],
    [
      'many-clusters',
      'some-silent',
      'In the mesh in 13 clusters, 1 is silent',
      '13 clusters answer. prod-08: ambient, 14 min ago.',
      'stale',
      'Why is prod-08 silent?',
      'Labels say: Ambient',
      'Pods show: 26 of 26 in the mesh',
    ],
    [
      'no-workloads',
      'no-workloads',
      'No workloads found',
      'No pod in 6 clusters has the label below. Did you mean checkout (14 pods)?',
      'off',
      'Edit the entity',
    ],
    [
      'claimed',
      'claimed',
      'Claimed, not confirmed',
      'The platform team has not confirmed that team-payments owns payments.',
      'forbidden',
      'How to confirm it',
    ],
    [
      'not-linked',
      'not-linked',
      'Not linked to a workload',
      'Add one annotation to catalog-info.yaml.',
      'off',
      'Copy',
    ],
  ];

  it.each(rows)('%s', (...row) => {
    expectWords(modeWords(statusFixtures[row[0]], FIXTURE_NOW), row);
  });

  it('knows the oldest answer it rests on', () => {
    const words = modeWords(statusFixtures['some-silent'], FIXTURE_NOW);
    expect(words.seenAt).toBe(minutesAgo(14));
  });

  it('turns from joining to late while the page stays open', () => {
    const late = FIXTURE_NOW + 41_000;
    const words = modeWords(statusFixtures.joining, late);
    expect(words).toMatchObject({
      state: 'labelled-not-captured',
      sub: 'prod-eu-1, for 1 min.',
    });
  });

  it('calls a labelled namespace joining for its first minute, also where the status does not', () => {
    const status = statusFixtures['labelled-not-captured'];
    const [cluster] = status.clusters;
    const since = new Date(secondsAgo(59)).toISOString();
    const fresh = { ...status, clusters: [{ ...cluster, since }] };
    expect(modeWords(fresh, FIXTURE_NOW).state).toBe('joining');
  });

  const restart: [
    string,
    Parameters<typeof ambientPlace>[1],
    string,
    string,
  ][] = [
    [
      'the label that was really added',
      { pods: captured(2), labels: { 'istio.io/rev': 'default' } },
      'Ambient until the next restart',
      'istio.io/rev was added: restarted pods get a sidecar.',
    ],
    [
      'a sidecar that leaves for ambient',
      { pods: injected(2) },
      'Sidecar until the next restart',
      'istio.io/dataplane-mode was added: restarted pods leave their sidecar and join ambient.',
    ],
    [
      'a sidecar that nothing asks for',
      { pods: injected(2), labels: {} },
      'Sidecar until the next restart',
      'Nothing asks for a sidecar any more: restarted pods leave the mesh.',
    ],
    [
      'pods that wait for their sidecar',
      { pods: outside(2), labels: { 'istio-injection': 'enabled' } },
      'Not in the mesh until the next restart',
      'istio-injection was added: restarted pods get a sidecar.',
    ],
  ];
  it.each(restart)('says after a restart: %s', (_, place, headline, sub) => {
    const words = modeWords(story([ambientPlace('c', place)]), FIXTURE_NOW);
    expect(words).toMatchObject({ state: 'changes-at-restart', headline, sub });
  });

  it('says who stays out where nobody asked for more', () => {
    const none = { app: 'checkout', 'istio.io/dataplane-mode': 'none' };
    const pods = [...captured(4), ...outside(2, { labels: none })];
    const words = modeWords(story([ambientPlace('c', { pods })]), FIXTURE_NOW);
    expect(words).toMatchObject({
      state: 'partly-inside',
      tone: 'neutral',
      headline: 'In the mesh with 4 of 6 pods',
      sub: 'c: 2 pods say dataplane-mode: none.',
    });
  });

  it.each<[string, Parameters<typeof ambientPlace>[1], string]>([
    [
      'the namespace is excluded',
      { excludeNamespaces: ['payments'] },
      'istio-cni is set to leave this namespace out.',
    ],
    [
      'one pod',
      { pods: outside(1, { node: 'gpu' }) },
      'Its node runs no istio-cni.',
    ],
  ])('says why pods are outside: %s', (_, place, why) => {
    const clusters = [ambientPlace('c', { pods: outside(2), ...place })];
    const { state, sub } = modeWords(story(clusters), FIXTURE_NOW);
    expect(state).toBe('labelled-not-captured');
    expect(sub).toBe(`c, for 30 d. ${why}`);
  });

  it('says first what is broken, even beside a silent cluster', () => {
    const [silent] = statusFixtures.stale.clusters;
    const blocked = statusFixtures['redirection-pending'].clusters[0];
    const both = {
      ...statusFixtures.stale,
      clusters: [silent, { ...blocked, cluster: 'b' }],
    };
    expect(modeWords(both, FIXTURE_NOW).state).toBe('redirection-pending');
  });

  it('does not speak of a problem that a silent cluster had', () => {
    const view = ambientPlace('c', {
      pods: outside(2, { redirection: 'pending' }),
      state: 'stale',
      seenAt: minutesAgo(9),
    });
    expect(modeWords(story([view]), FIXTURE_NOW)).toMatchObject({
      state: 'stale',
      headline: 'Was not in the mesh 9 min ago',
    });
  });
});

describe('Cluster placement', () => {
  const rows: Row[] = [
    ['one-mode', 'normal', 'Runs in 3 clusters', null, 'place', OPEN],
    [
      'split',
      'split',
      'Runs in 3 clusters',
      'prod-ap-1 stands alone: no calls between it and the other two.',
      'place',
      OPEN,
    ],
    ['two-modes', 'normal', 'Runs in 3 clusters', null, 'place', OPEN],
    [
      'some-silent',
      'some-silent',
      'Last seen in 2 clusters, 1 is silent',
      'prod-us-1 answers. prod-eu-1 does not, for 14 min.',
      'stale',
      SILENT,
    ],
    [
      'stale',
      'some-silent',
      'Last seen in 1 cluster',
      'prod-eu-1 is silent.',
      'stale',
      SILENT,
    ],
    [
      'unknown',
      'unknown',
      'Placement unknown in prod-eu-1',
      'It may or may not run there.',
      'unknown',
      FIX,
    ],
    [
      'silent-and-forbidden',
      'some-silent',
      'Last seen in 2 clusters, 1 is silent',
      'prod-us-1 answers. prod-eu-1 does not, for 14 min. Unknown in prod-ap-1.',
      'stale',
      SILENT,
    ],
    [
      'never-answered',
      'unknown',
      'Placement unknown in prod-eu-1',
      'It may or may not run there.',
      'unknown',
      FIX,
    ],
    [
      'nothing-running',
      'normal',
      'Runs in no cluster right now',
      null,
      'place',
      OPEN,
    ],
    [
      'no-workloads',
      'no-workloads',
      'No workloads found',
      'See Mesh mode for the fix.',
      'off',
      null,
    ],
    ['claimed', 'claimed', 'Claimed, not confirmed', null, 'forbidden', null],
  ];
  it.each(rows)('%s', (...row) => {
    expectWords(placementWords(statusFixtures[row[0]], FIXTURE_NOW), row);
  });
});

describe('mTLS', () => {
  const rows: Row[] = [
    [
      'strict',
      'strict',
      'Encrypted only',
      'Plain text is refused (STRICT). Traffic is not measured.',
      'locked',
      null,
      'Policies say: STRICT',
      'Proxies do: The same',
    ],
    [
      'permissive',
      'permissive',
      'Encrypted inside the mesh',
      'Plain text from outside the mesh is still accepted in 2 of 3 clusters.',
      'locked',
      'Who would STRICT refuse?',
      'Policies say: PERMISSIVE in 2, STRICT in 1',
      'Proxies do: The same',
    ],
    [
      'disable-in-ambient',
      'disable-in-ambient',
      'Encrypted inside the mesh',
      'A policy says DISABLE. In ambient this only switches STRICT off: mesh callers stay encrypted.',
      'locked',
      'See the policy',
      'Policies say: DISABLE (payments/default)',
      'Proxies do: PERMISSIVE on 6 of 6',
    ],
    [
      'plain-only',
      'plain-only',
      'Plain text only',
      'payments/default switches encryption off (DISABLE).',
      'attention',
      'See the policy',
      'Policies say: DISABLE (payments/default)',
      'Proxies do: DISABLE on 4 of 4',
    ],
    [
      'port-exception',
      'port-exception',
      'Encrypted only, except port 9090',
      'Plain text is accepted on that port.',
      'locked',
      'See the policy',
      'Policies say: STRICT (payments/checkout)',
      'Proxies do: STRICT on 6 of 6',
    ],
    [
      'partly-captured',
      'partly-captured',
      'Encrypted for 2 of 6 pods',
      'STRICT is not enforced on the other 4. They take plain text from anyone.',
      'attention',
      'Show the 4 pods',
      'Policies say: STRICT (payments/default)',
      'Proxies do: STRICT on 2, nothing on 4',
    ],
    [
      'joining',
      'joining',
      'Encrypted for 10 of 14 pods',
      'The other 4 are joining.',
      'working',
      null,
      'Policies say: Nothing',
      'Proxies do: PERMISSIVE on 10, nothing on 4',
    ],
    [
      'no-proxy',
      'no-proxy',
      'Not encrypted by the mesh',
      'A STRICT policy exists, but nothing enforces it: no proxy handles these pods.',
      'open',
      'Onboard to the mesh',
      'Policies say: STRICT (payments/default)',
      'Proxies do: Nothing, there is none',
    ],
    [
      'not-enrolled',
      'no-proxy',
      'Not encrypted by the mesh',
      'No proxy handles these pods.',
      'open',
      'Onboard to the mesh',
      'Policies say: Nothing',
      'Proxies do: Nothing, there is none',
    ],
    [
      'host-network',
      'no-proxy',
      'Not encrypted by the mesh',
      'No proxy handles these pods.',
      'open',
      OPEN,
      'Policies say: Nothing',
      'Proxies do: Nothing, there is none',
    ],
    [
      'partly',
      'partly-no-proxy',
      'Encrypted in 2 of 3 clusters',
      'prod-ap-1: no proxy handles these pods.',
      'open',
      'Add prod-ap-1',
      'Policies say: Nothing',
      'Proxies do: PERMISSIVE in 2, nothing in 1',
    ],
    [
      'bypass',
      'bypass',
      'STRICT has a hole',
      '1 pod has bypass-inbound-capture: plain text gets past ztunnel.',
      'attention',
      'Show the pod',
      'Policies say: STRICT (payments/default)',
      'Proxies do: STRICT on 5, PERMISSIVE on 1',
    ],
    [
      'ports-excluded',
      'ports-excluded',
      'Encrypted only, except ports left out',
      'Ports 8081 and 9000 are excluded by annotation.',
      'attention',
      'See the annotation',
      'Policies say: STRICT (payments/default)',
      'Proxies do: STRICT on 4 of 4',
    ],
    [
      'uncertain',
      'uncertain',
      'Uncertain: check in ztunnel',
      'Two policies meet in a way that may open every port.',
      'unknown',
      'How to check',
      'Policies say: STRICT (istio-system/default)',
      'Proxies do: Uncertain',
    ],
    [
      'redirection-pending',
      'blocked',
      'Traffic is blocked',
      'See Mesh mode for the fix.',
      'broken',
      null,
      'Policies say: Nothing',
      'Proxies do: PERMISSIVE on 4, blocked on 2',
    ],
    [
      'mtls-some-silent',
      'some-silent',
      'Encrypted in 1 cluster, 1 is silent',
      'Only prod-us-1 is confirmed now.',
      'stale',
      SILENT,
      'Policies say: STRICT (payments/default)',
      'Proxies do: STRICT on 4 of 4',
    ],
    [
      'mtls-stale',
      'stale',
      'Was encrypted 14 min ago',
      'Whether it still is, nobody can say now.',
      'stale',
      SILENT,
      'Policies said: STRICT (payments/default)',
      'Proxies did: STRICT on 6 of 6',
    ],
    [
      'mtls-unknown',
      'unknown',
      'Encryption unknown in prod-eu-1',
      'The policies are known. Whether a proxy enforces them is not.',
      'unknown',
      FIX,
      'Policies say: STRICT (payments/default)',
      'Proxies do: Unknown',
    ],
    [
      'root-unknown',
      'unknown',
      'Encryption unknown in prod-eu-1',
      'Which namespace holds the mesh-wide policies cannot be read.',
      'unknown',
      FIX,
      'Policies say: STRICT (payments/default)',
      'Proxies do: Unknown',
    ],
    [
      'policies-unknown',
      'unknown',
      'Encryption unknown in prod-eu-1',
      'A proxy handles its pods. The policies cannot be read.',
      'unknown',
      FIX,
      'Policies say: Unknown',
      'Proxies do: Unknown',
    ],
    [
      'silent-and-forbidden',
      'some-silent',
      'Encrypted in 1 cluster, 1 is silent',
      'Only prod-us-1 is confirmed now. Unknown in prod-ap-1.',
      'stale',
      SILENT,
      'Policies say: Nothing',
      'Proxies do: PERMISSIVE in 1, unknown in 1',
    ],
    [
      'never-answered',
      'unknown',
      'Encryption unknown in prod-eu-1',
      'prod-eu-1 has not answered yet.',
      'unknown',
      FIX,
      'Policies say: Nothing in 1, unknown in 1',
      'Proxies do: PERMISSIVE in 1, unknown in 1',
    ],
    [
      'nothing-running',
      'nothing-running',
      'Nothing runs right now',
      null,
      'off',
      OPEN,
    ],
    [
      'no-workloads',
      'no-workloads',
      'No workloads found',
      'See Mesh mode for the fix.',
      'off',
      null,
    ],
    ['claimed', 'claimed', 'Claimed, not confirmed', null, 'forbidden', null],
  ];
  it.each(rows)('%s', (...row) => {
    expectWords(mtlsWords(statusFixtures[row[0]], FIXTURE_NOW), row);
  });

  it('never says "all is well" by itself: nobody measures the traffic', () => {
    for (const status of Object.values<EntityStatus>(statusFixtures)) {
      expect(mtlsWords(status, FIXTURE_NOW).tone).not.toBe('ok');
    }
  });
});

describe('what the portal itself has to say', () => {
  it('explains itself once, in the mode card', () => {
    const owner = { owner: 'group:default/team-payments' };
    expect(forbiddenWords('mode', owner)).toMatchObject({
      state: 'forbidden',
      tone: 'forbidden',
      headline: 'Hidden from you',
      sub: 'You need the permission mesh.status.read for this entity. Its owner, team-payments, has it.',
      action: { label: 'How to get access' },
    });
    expect(forbiddenWords('mtls', owner)).toMatchObject({
      headline: 'Hidden from you',
      sub: null,
      action: null,
    });
    const failed = { status: 503, retryInSeconds: 20 };
    expect(errorWords('mode', failed)).toMatchObject({
      state: 'error',
      tone: 'broken',
      headline: 'Mesh status did not load',
      sub: 'The portal answered with an error (503). This says nothing about your service. Next try in 20 s.',
      action: { label: 'Try again' },
    });
    expect(errorWords('placement', failed)).toMatchObject({
      headline: 'Did not load',
      sub: null,
    });
  });
});
