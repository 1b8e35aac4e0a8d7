import { ClusterView } from '../facts';
import {
  ambientCluster,
  CAPTURED,
  INJECTED,
  namespaceFact,
  podFact,
} from '../testing';
import { namespaceAdvice } from './advice';

const shop = (name: string, pod: object, labels: object = {}): ClusterView =>
  ambientCluster(name, {
    network: 'one',
    facts: {
      namespaces: [
        namespaceFact('shop', labels as Record<string, string>, {
          annotations: { 'backstage.io/owner': 'team-a' },
        }),
        namespaceFact('secret'),
      ],
      pods: [podFact('shop', 'web', pod), podFact('secret', 'vault', INJECTED)],
    },
  });

const SIDECAR = {
  ...INJECTED,
  proxy: { image: 'proxyv2', cpu: 100, memory: 128 * 2 ** 20 },
};

describe('advice on an entity', () => {
  it('is about its namespaces, names the team and says what was not looked at', () => {
    const [advice, ...others] = namespaceAdvice([
      { view: shop('east', SIDECAR), namespaces: ['shop'] },
    ]);
    expect(others).toEqual([]);
    expect(advice).toMatchObject({
      cluster: 'east',
      subject: { kind: 'Namespace', name: 'shop' },
      team: 'team-a',
      recommendation: 'ambient-l4',
      confidence: 'low',
      saves: { cpu: '100m', memory: '128Mi' },
    });
    expect(advice.missing).toContain('EnvoyFilters were not read.');
    expect(advice.missing).toContain('Other namespaces were not looked at.');
  });

  it('says nothing of namespaces and clusters that may not be shown', () => {
    const said = JSON.stringify(
      namespaceAdvice([
        { view: shop('east', CAPTURED), namespaces: ['shop'] },
        { view: shop('hidden', SIDECAR), namespaces: [] },
      ]),
    );
    expect(said).not.toContain('hidden');
    expect(said).not.toContain('vault');
    expect(said).not.toContain('secret');
  });

  it('sees the copies that may be shown', () => {
    const advice = namespaceAdvice([
      { view: shop('east', SIDECAR), namespaces: ['shop'] },
      { view: shop('west', SIDECAR), namespaces: ['shop'] },
    ]);
    expect(advice.map(a => a.cluster)).toEqual(['east', 'west']);
  });
});
