import { PodFact, StringMap } from '../facts';
import { ambientCluster, injectorFact, podFact } from '../testing';
import { injectionWebhooks, meetsWebhook, wouldBeInjected } from './injection';

const INJECT = 'sidecar.istio.io/inject';
const REV = 'istio.io/rev';
const asks = { [INJECT]: 'true' };
const refuses = { [INJECT]: 'false' };
const ofRevision = { [REV]: 'blue' };
const enabled = { 'istio-injection': 'enabled' };
const disabled = { 'istio-injection': 'disabled' };

const blind = injectionWebhooks(
  ambientCluster('c', { feeds: { injectors: 'forbidden' } }),
);
const installed = injectionWebhooks(ambientCluster('c'));

describe('the webhooks of a cluster', () => {
  it('are those of all its injectors', () => {
    const blue = { ...injectorFact('blue'), name: 'istio-injector-blue' };
    const view = ambientCluster('c', { facts: { injectors: [blue] } });
    const both = injectionWebhooks(view);
    expect(both).toHaveLength(8);
    expect(meetsWebhook({}, ofRevision, both)).toBe(true);
    expect(meetsWebhook({}, ofRevision, installed)).toBe(false);
  });
});

/** What any revision of Istio would do, as its chart writes the webhooks. */
describe('where the webhooks cannot be read, a pod gets a sidecar', () => {
  it.each<[string, StringMap, StringMap]>([
    ['its namespace names a revision', {}, ofRevision],
    ['its namespace enables injection', {}, enabled],
    [
      'its namespace enables injection and names a revision',
      {},
      { ...enabled, ...ofRevision },
    ],
    ['it names a revision itself', ofRevision, {}],
    ['it asks for one itself', asks, {}],
    ['it asks for one, and so does its namespace', asks, enabled],
    ['it asks for one in a namespace that names a revision', asks, ofRevision],
  ])('if %s', (_, pod, namespace) => {
    expect(meetsWebhook(pod, namespace, blind)).toBe(true);
  });
});

describe('where the webhooks cannot be read, a pod gets no sidecar', () => {
  it.each<[string, StringMap, StringMap]>([
    ['nobody asks for one', {}, {}],
    [
      'it refuses, although its namespace names a revision',
      refuses,
      ofRevision,
    ],
    ['it refuses, although its namespace enables injection', refuses, enabled],
    [
      'it refuses, although it names a revision',
      { ...refuses, ...ofRevision },
      {},
    ],
    [
      'its namespace disables injection, although it names a revision',
      {},
      { ...disabled, ...ofRevision },
    ],
    [
      'its namespace disables injection, although the pod names a revision',
      ofRevision,
      disabled,
    ],
    ['its namespace disables injection, although the pod asks', asks, disabled],
  ])('if %s', (_, pod, namespace) => {
    expect(meetsWebhook(pod, namespace, blind)).toBe(false);
  });
});

describe('a pod that was created now', () => {
  const injected = (pod: Partial<PodFact>, namespaceLabels: StringMap) =>
    wouldBeInjected(
      podFact(pod.namespace ?? 'shop', 'web', pod),
      namespaceLabels,
      installed,
    );

  it('would get a sidecar where a webhook fires', () => {
    expect(injected({}, enabled)).toBe(true);
    expect(injected({}, {})).toBe(false);
  });

  it('would get none on the network of its node', () => {
    expect(injected({ hostNetwork: true }, enabled)).toBe(false);
  });

  it.each([
    'kube-system',
    'kube-public',
    'kube-node-lease',
    'local-path-storage',
  ])('would get none in %s, whatever its labels say', namespace => {
    expect(injected({ namespace, labels: asks }, enabled)).toBe(false);
  });

  it('may refuse by annotation, unless its label says anything', () => {
    const injectAnnotation = 'false';
    expect(injected({ injectAnnotation }, enabled)).toBe(false);
    expect(injected({ injectAnnotation, labels: asks }, enabled)).toBe(true);
  });

  it('cannot ask by annotation alone: no webhook reads that', () => {
    expect(injected({ injectAnnotation: 'true' }, {})).toBe(false);
  });
});
