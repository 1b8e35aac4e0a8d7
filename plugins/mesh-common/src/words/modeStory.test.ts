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
import { modeWords } from './mode';

describe('Mesh mode, of a story', () => {
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
