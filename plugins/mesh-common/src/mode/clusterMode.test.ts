import { PodFact } from '../facts';
import {
  ambientCluster,
  CAPTURED,
  clusterView,
  daemonSetFact,
  INJECTED,
  podFact,
  sidecarCluster,
} from '../testing';
import { clusterContext } from './clusterContext';
import { clusterMode } from './clusterMode';

describe('clusterMode', () => {
  const withPods = (...pods: Partial<PodFact>[]) =>
    ambientCluster('c', {
      facts: {
        pods: pods.map((p, i) =>
          podFact('shop', 'web', { ...p, name: `p${i}` }),
        ),
      },
    });
  const ztunnel = (ready: number) =>
    ambientCluster('c', {
      facts: {
        daemonsets: [
          daemonSetFact(
            'istio-system',
            'ztunnel',
            { app: 'ztunnel' },
            { ready },
          ),
        ],
      },
    });

  it.each([
    ['ambient without pods', withPods(), 'ambient', true, []],
    ['ambient', withPods(CAPTURED), 'ambient', true, []],
    ['both', withPods(CAPTURED, INJECTED), 'mixed', true, []],
    ['only sidecars', withPods(INJECTED), 'sidecar', true, []],
    [
      'native sidecars',
      withPods({ proxyContainer: 'init' }),
      'sidecar',
      true,
      [],
    ],
    [
      'sidecars of which no container is to be seen',
      withPods({ injected: true }),
      'sidecar',
      true,
      [],
    ],
    [
      'a sidecar that nobody put in',
      withPods(CAPTURED, { proxyContainer: 'container' }),
      'mixed',
      true,
      [],
    ],
    [
      'pods forbidden',
      ambientCluster('c', { feeds: { pods: 'forbidden' } }),
      'unknown',
      true,
      [],
    ],
    [
      'one part missing, another not to be seen',
      sidecarCluster('c', { feeds: { daemonsets: 'forbidden' } }),
      'sidecar',
      false,
      ['control-plane', 'unknown'],
    ],
    ['ztunnel not ready', ztunnel(1), 'ambient', false, ['data-plane']],
    [
      'sidecars',
      sidecarCluster('c'),
      'sidecar',
      false,
      ['control-plane', 'node-agent', 'data-plane'],
    ],
    [
      'no Istio',
      clusterView('c'),
      'none',
      false,
      ['control-plane', 'node-agent', 'data-plane'],
    ],
    [
      'nothing readable',
      clusterView('c', { state: 'connecting' }),
      'unknown',
      null,
      ['unknown'],
    ],
    [
      'daemon sets forbidden',
      ambientCluster('c', { feeds: { daemonsets: 'forbidden' } }),
      'unknown',
      null,
      ['unknown'],
    ],
  ] as const)('%s', (_, view, expected, ambientReady, notReady) => {
    expect(clusterMode(view, clusterContext(view))).toEqual({
      mode: expected,
      ambientReady,
      notReady,
    });
  });
});
