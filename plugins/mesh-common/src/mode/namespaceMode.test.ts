import fc from 'fast-check';
import { PodFact } from '../facts';
import { ambientCluster, CAPTURED, namespaceFact, podFact } from '../testing';
import { clusterContext } from './clusterContext';
import { namespaceMode } from './namespaceMode';

const ctx = clusterContext(ambientCluster('c'));
const MODE = 'istio.io/dataplane-mode';
const ambient = { [MODE]: 'ambient' };
const inject = { 'istio-injection': 'enabled' };

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

  it.each([
    ['ambient', ambient, 'ambient'],
    ['a sidecar', inject, 'sidecar'],
  ])(
    'its label declares %s, also where nobody here would act on it',
    (_, labels, declared) => {
      const idle = { ...ctx, enablement: [], webhooks: [] };
      const ns = namespaceFact('shop', labels);
      expect(namespaceMode(ns, [], idle).declared).toBe(declared);
      const off = Object.keys(labels).map(key => [key, 'other']);
      const not = namespaceFact('shop', Object.fromEntries(off));
      expect(namespaceMode(not, [], idle).declared).toBe('none');
    },
  );

  it('declares what istio-cni takes by selectors of its own', () => {
    const team = { matchLabels: { team: 'blue' } };
    const enablement = [{ namespaceSelector: team, podSelector: {} }];
    const own = { ...ctx, enablement };
    const declared = (labels: Record<string, string>) =>
      namespaceMode(namespaceFact('shop', labels), [], own).declared;
    expect(declared({ team: 'blue' })).toBe('ambient');
    expect(declared({ team: 'red' })).toBe('none');
  });

  it('counts its pods, and says whether istio-cni leaves it alone', () => {
    const pods = [podFact('shop', 'a', CAPTURED), podFact('shop', 'b')];
    expect(
      namespaceMode(namespaceFact('shop', ambient), pods, ctx),
    ).toMatchObject({
      observed: 'mixed',
      counts: { total: 2, ambient: 1, pending: 1 },
      excluded: false,
    });
    const system = namespaceFact('kube-system');
    expect(namespaceMode(system, [], ctx).excluded).toBe(true);
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
