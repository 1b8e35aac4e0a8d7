import { PodFact, StringMap } from '../facts';
import { ambientCluster, podFact } from '../testing';
import { capture } from './capture';
import { clusterContext } from './clusterContext';

const MODE = 'istio.io/dataplane-mode';
const ambient = { [MODE]: 'ambient' };
const none = { [MODE]: 'none' };
const ctx = clusterContext(ambientCluster('c'));

const decided = (pod: Partial<PodFact>, namespaceLabels: StringMap) =>
  capture(podFact(pod.namespace ?? 'shop', 'web', pod), namespaceLabels, ctx);

describe('istio-cni', () => {
  it.each<[string, Partial<PodFact>, StringMap, string]>([
    ['takes a pod whose namespace asks', {}, ambient, 'selected'],
    ['takes a pod that asks itself', { labels: ambient }, {}, 'selected'],
    ['leaves a pod that nobody asks for', {}, {}, 'not-selected'],
    [
      'leaves the network of the node',
      { hostNetwork: true, injected: true },
      ambient,
      'host-network',
    ],
    ['leaves a pod with a sidecar', { injected: true }, ambient, 'has-sidecar'],
    [
      'leaves a pod that says no where its namespace asks',
      { labels: none },
      ambient,
      'opted-out',
    ],
    [
      'does not call it opted out where its namespace does not ask',
      { labels: none },
      {},
      'not-selected',
    ],
    [
      'leaves an excluded namespace',
      { namespace: 'kube-system' },
      ambient,
      'namespace-excluded',
    ],
    [
      'does not speak of exclusion where nobody asks',
      { namespace: 'kube-system' },
      {},
      'not-selected',
    ],
  ])('%s', (_, pod, namespaceLabels, expected) => {
    expect(decided(pod, namespaceLabels)).toBe(expected);
  });

  it('does not call a pod opted out that its selectors leave for another reason', () => {
    const picky = {
      ...ctx,
      enablement: [
        {
          namespaceSelector: { matchLabels: ambient },
          podSelector: {
            matchExpressions: [
              { key: 'app', operator: 'NotIn' as const, values: ['web'] },
            ],
          },
        },
      ],
    };
    expect(capture(podFact('shop', 'web'), ambient, picky)).toBe(
      'not-selected',
    );
  });
});
