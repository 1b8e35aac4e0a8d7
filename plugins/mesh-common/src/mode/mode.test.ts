import fc from 'fast-check';
import { PodFact } from '../facts';
import {
  ambientCluster,
  CAPTURED,
  clusterView,
  daemonSetFact,
  deploymentFact,
  INJECTED,
  namespaceFact,
  podFact,
  sidecarCluster,
} from '../testing';
import { clusterContext } from './clusterContext';
import { clusterMode } from './clusterMode';
import { namespaceMode } from './namespaceMode';
import { podMode } from './podMode';
import { matchesSelector } from './selector';

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
    ['asked for by the namespace', {}, ambient, { mode: 'ambient-pending' }],
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

  it('shares its answers: one object for pods alike', () => {
    expect(mode(CAPTURED, ambient)).toBe(
      mode({ ...CAPTURED, name: 'b' }, ambient),
    );
  });
});

describe('namespaceMode', () => {
  it.each([
    [{}, 'none'],
    [ambient, 'ambient'],
    [{ [MODE]: 'none' }, 'none'],
    [inject, 'sidecar'],
    [{ 'istio.io/rev': 'default' }, 'sidecar'],
    [{ 'istio.io/rev': 'gone' }, 'none'],
    [{ ...ambient, ...inject }, 'conflict'],
    [{ ...ambient, 'istio.io/rev': 'default' }, 'conflict'],
    [{ ...ambient, 'istio-injection': 'disabled' }, 'ambient'],
  ])('%j declares %s', (labels, declared) => {
    const result = namespaceMode(namespaceFact('shop', labels), [], ctx);
    expect(result).toMatchObject({ declared, observed: 'empty' });
  });

  const anyPod = fc
    .record({
      phase: fc.constantFrom('Running', 'Pending', 'Succeeded', 'Failed'),
      hasIp: fc.boolean(),
      terminating: fc.boolean(),
      hostNetwork: fc.boolean(),
      redirection: fc.constantFrom('enabled', 'pending', null),
      injected: fc.boolean(),
      labels: fc.constantFrom<Record<string, string>>(
        {},
        ambient,
        { [MODE]: 'none' },
        { 'gateway.istio.io/managed': 'x' },
      ),
      name: fc.uuid(),
    })
    .map(rest => podFact('shop', 'web', rest as Partial<PodFact>));

  it('counts that sum up, in any order', () => {
    fc.assert(
      fc.property(
        fc.array(anyPod, { maxLength: 12 }),
        fc.constantFrom({}, ambient, inject, { ...ambient, ...inject }),
        (pods, labels) => {
          const ns = namespaceFact('shop', labels);
          const { counts, observed } = namespaceMode(ns, pods, ctx);
          const { ambient: a, sidecar, none, pending, blocked } = counts;
          expect(a + sidecar + none + pending + blocked).toBe(counts.total);
          expect(counts.total).toBeLessThanOrEqual(pods.length);
          expect(counts.optedOut + counts.hostNetwork).toBeLessThanOrEqual(
            none,
          );
          expect(observed === 'empty').toBe(counts.total === 0);
          expect(namespaceMode(ns, [...pods].reverse(), ctx).counts).toEqual(
            counts,
          );
        },
      ),
    );
  });
});

describe('clusterContext', () => {
  it('reads what the rules need', () => {
    const view = ambientCluster('prod-eu-1', {
      network: 'net-eu',
      rootNamespace: 'mesh-config',
    });
    expect(clusterContext(view)).toMatchObject({
      systemNamespace: 'istio-system',
      rootNamespace: 'mesh-config',
      revision: 'default',
      network: 'net-eu',
      trustDomain: 'cluster.local',
      istiodVersion: '1.31.0',
      clusterId: 'prod-eu-1',
      configKnown: true,
    });
  });

  it('does not believe a Deployment that calls itself istiod elsewhere', () => {
    const fake = deploymentFact('evil', 'aaa', {
      labels: { app: 'istiod', 'istio.io/rev': 'default' },
      podLabels: { app: 'istiod' },
      istiodEnv: { CLUSTER_ID: 'evil' },
    });
    const view = ambientCluster('c', { facts: { deployments: [fake] } });
    expect(clusterContext(view)).toMatchObject({
      clusterId: 'c',
      systemNamespace: 'istio-system',
    });
  });

  it('knows little where nothing can be read', () => {
    const none = clusterContext(clusterView('c', { state: 'connecting' }));
    expect(none).toMatchObject({
      configKnown: false,
      istiod: null,
      rootNamespace: 'istio-system',
    });
    expect(none.ambient.dataPlane).toEqual({ installed: null, ready: null });
  });
});

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

describe('selectors', () => {
  it.each([
    [{}, true],
    [{ matchLabels: { a: '1' } }, true],
    [{ matchLabels: { a: '2' } }, false],
    [
      { matchExpressions: [{ key: 'b', operator: 'NotIn', values: ['1'] }] },
      true,
    ],
    [
      { matchExpressions: [{ key: 'a', operator: 'NotIn', values: ['1'] }] },
      false,
    ],
    [
      { matchExpressions: [{ key: 'a', operator: 'In', values: ['2', '1'] }] },
      true,
    ],
    [
      { matchExpressions: [{ key: 'b', operator: 'In', values: ['1'] }] },
      false,
    ],
    [{ matchExpressions: [{ key: 'constructor', operator: 'Exists' }] }, false],
    [{ matchExpressions: [{ key: 'b', operator: 'DoesNotExist' }] }, true],
  ] as const)('%j on a=1: %s', (selector, expected) => {
    expect(matchesSelector(selector, { a: '1' })).toBe(expected);
  });
});
