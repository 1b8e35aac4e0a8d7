import { PodFact, StringMap } from '../facts';
import {
  ambientCluster,
  CAPTURED,
  INJECTED,
  namespaceFact,
  podFact,
} from '../testing';
import { clusterContext } from './clusterContext';
import { podMode } from './podMode';

const ctx = clusterContext(ambientCluster('c'));
const MODE = 'istio.io/dataplane-mode';
const ambient = { [MODE]: 'ambient' };
const inject = { 'istio-injection': 'enabled' };

const mode = (pod: Partial<PodFact>, labels = {}, context = ctx) => {
  const fact = podFact(pod.namespace ?? 'shop', 'web', pod);
  return podMode(fact, namespaceFact(fact.namespace, labels), context);
};

describe('podMode', () => {
  it.each<[string, Partial<PodFact>, object, object]>([
    [
      'succeeded',
      { phase: 'Succeeded' },
      ambient,
      { mode: 'skipped', reason: 'finished' },
    ],
    [
      'failed',
      { phase: 'Failed' },
      ambient,
      { mode: 'skipped', reason: 'finished' },
    ],
    [
      'pulling its images: it has its sandbox',
      { phase: 'Pending', ...CAPTURED },
      ambient,
      { mode: 'ambient' },
    ],
    [
      'running, although its address is not told yet',
      { hasIp: false, ...CAPTURED },
      ambient,
      { mode: 'ambient' },
    ],
    [
      'terminating',
      { terminating: true, ...CAPTURED },
      ambient,
      { mode: 'skipped', reason: 'terminating' },
    ],
    [
      'without a sandbox',
      { phase: 'Pending', hasIp: false },
      ambient,
      { mode: 'skipped', reason: 'not-started' },
    ],
    [
      'ztunnel, whose container is called istio-proxy',
      {
        namespace: 'istio-system',
        labels: { app: 'ztunnel' },
        proxyContainer: 'container',
      },
      {},
      { mode: 'infrastructure' },
    ],
    [
      'an app that calls itself ztunnel',
      { labels: { app: 'ztunnel' } },
      ambient,
      { mode: 'ambient-pending' },
    ],
    [
      'a waypoint',
      {
        labels: { 'gateway.istio.io/managed': 'istio.io-mesh-controller' },
        injected: true,
      },
      ambient,
      { mode: 'waypoint' },
    ],
    [
      'an east-west gateway',
      {
        labels: { 'gateway.istio.io/managed': 'istio.io-eastwest-controller' },
      },
      {},
      { mode: 'east-west' },
    ],
    [
      'a managed gateway',
      { labels: { 'gateway.istio.io/managed': 'constructor' } },
      {},
      { mode: 'gateway' },
    ],
    [
      'an injected gateway',
      { ...INJECTED, templates: ['gateway'] },
      {},
      { mode: 'gateway' },
    ],
    [
      'a native sidecar',
      { proxyContainer: 'init' },
      inject,
      { mode: 'sidecar', drift: null },
    ],
    [
      'a sidecar beats the annotation of istio-cni',
      { ...INJECTED, ...CAPTURED },
      inject,
      { mode: 'sidecar' },
    ],
    [
      'a sidecar in an ambient namespace',
      INJECTED,
      ambient,
      { mode: 'sidecar', drift: 'restart-to-ambient' },
    ],
    [
      'a sidecar that nothing asks for',
      INJECTED,
      {},
      { mode: 'sidecar', drift: 'restart-to-none' },
    ],
    [
      'captured',
      CAPTURED,
      ambient,
      { mode: 'ambient', drift: null, bypassInbound: false },
    ],
    [
      'captured, although nothing asks for it any more',
      CAPTURED,
      {},
      { mode: 'ambient' },
    ],
    [
      'captured, with a way around',
      { ...CAPTURED, bypassInbound: true },
      ambient,
      { mode: 'ambient', bypassInbound: true },
    ],
    [
      'captured, and injection was added',
      CAPTURED,
      { ...ambient, ...inject },
      { mode: 'ambient', drift: 'restart-will-inject' },
    ],
    [
      'redirected without a ztunnel',
      { redirection: 'pending' },
      ambient,
      { mode: 'ambient-blocked' },
    ],
    [
      'host network',
      { hostNetwork: true },
      ambient,
      { mode: 'none', reason: 'host-network' },
    ],
    [
      'asked for by the namespace',
      {},
      ambient,
      { mode: 'ambient-pending', drift: null, bypassInbound: false },
    ],
    [
      'asked for by the namespace, but the next start gets a sidecar',
      {},
      { ...ambient, ...inject },
      { mode: 'ambient-pending', drift: 'restart-will-inject' },
    ],
    [
      'asked for by the pod',
      { labels: ambient },
      {},
      { mode: 'ambient-pending' },
    ],
    [
      'opted out',
      { labels: { [MODE]: 'none' } },
      ambient,
      { mode: 'none', reason: 'opted-out' },
    ],
    [
      'says none where nobody asks',
      { labels: { [MODE]: 'none' } },
      {},
      { mode: 'none', reason: null },
    ],
    [
      'a namespace that says none does not stop a pod',
      { labels: ambient },
      { [MODE]: 'none' },
      { mode: 'ambient-pending' },
    ],
    [
      'excluded namespace',
      { namespace: 'kube-system' },
      ambient,
      { mode: 'none', reason: 'namespace-excluded' },
    ],
    [
      'waits for a sidecar',
      {},
      inject,
      { mode: 'sidecar-pending-restart', drift: 'restart-will-inject' },
    ],
    [
      'waits for a sidecar of a revision',
      {},
      { 'istio.io/rev': 'default' },
      { mode: 'sidecar-pending-restart' },
    ],
    [
      'a revision that no injector serves',
      {},
      { 'istio.io/rev': 'gone' },
      { mode: 'none' },
    ],
    [
      'istio-injection, whatever its value, blocks the revision',
      {},
      { 'istio-injection': 'disabled', 'istio.io/rev': 'default' },
      { mode: 'none' },
    ],
    [
      'refuses a sidecar by label',
      { labels: { 'sidecar.istio.io/inject': 'false' } },
      inject,
      { mode: 'none' },
    ],
    [
      'refuses a sidecar by annotation',
      { injectAnnotation: 'false' },
      inject,
      { mode: 'none' },
    ],
    [
      'the label beats the annotation',
      {
        labels: { 'sidecar.istio.io/inject': 'true' },
        injectAnnotation: 'false',
      },
      inject,
      { mode: 'sidecar-pending-restart' },
    ],
    [
      'a label that is no wish beats the annotation too',
      {
        labels: { 'sidecar.istio.io/inject': 'yes' },
        injectAnnotation: 'false',
      },
      inject,
      { mode: 'sidecar-pending-restart' },
    ],
    [
      'asks for a sidecar itself',
      { labels: { 'sidecar.istio.io/inject': 'true' } },
      {},
      { mode: 'sidecar-pending-restart' },
    ],
    ['nothing', {}, {}, { mode: 'none', reason: null, drift: null }],
  ])('%s', (_, pod, labels, expected) => {
    expect(mode(pod, labels)).toMatchObject(expected);
  });

  it('assumes the webhooks of every injector where they cannot be read', () => {
    const view = ambientCluster('c', { feeds: { injectors: 'forbidden' } });
    const blind = clusterContext(view);
    expect(mode({}, { 'istio.io/rev': 'any' }, blind).mode).toBe(
      'sidecar-pending-restart',
    );
    expect(mode({}, inject, blind).mode).toBe('sidecar-pending-restart');
    expect(mode({}, {}, blind).mode).toBe('none');
  });

  it('knows no labels of a namespace that was not read', () => {
    const of = (pod: Partial<PodFact>) =>
      podMode(podFact('shop', 'web', pod), undefined, ctx).mode;
    expect(of({})).toBe('none');
    expect(of({ labels: ambient })).toBe('ambient-pending');
  });

  it('shares its answers: one object for pods alike', () => {
    const alike = (pod: Partial<PodFact>, labels: StringMap) =>
      expect(mode(pod, labels)).toBe(mode({ ...pod, name: 'b' }, labels));
    alike(CAPTURED, ambient);
    alike({ ...CAPTURED, bypassInbound: true }, { ...ambient, ...inject });
  });
});
