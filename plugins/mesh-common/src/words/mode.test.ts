import {
  FIXTURE_NOW,
  minutesAgo,
  secondsAgo,
  statusFixtures,
} from '../testing';
import {
  ambientPlace,
  captured,
  injected,
  outside,
  story,
} from '../testing/fixtures/story';
import {
  expectWords,
  FIX,
  OPEN,
  SILENT,
  Row,
} from './__testUtils__/expectWords';
import { modeWords } from './mode';

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
