import {
  findIn,
  istioYaml,
  manifest,
  podYaml,
  serviceYaml,
  subjectsOf,
} from '../../testing';
import { destinationRuleSubsetEmpty } from './destination-rule-subset-empty';

describe('destination-rule-subset-empty', () => {
  const rule = (name: string, spec: object) =>
    istioYaml('DestinationRule', name, { host: 'cart', ...spec });

  const subset = (labels: object) => ({ subsets: [{ name: 'v1', labels }] });
  const base =
    serviceYaml('shop/cart') +
    podYaml('shop/cart', { labels: { version: 'v1' } });

  it('names a subset whose labels no pod carries', () => {
    const yaml =
      base +
      rule('shop/good', subset({ version: 'v1' })) +
      rule('shop/bad', subset({ version: 'v2' }));
    const found = findIn(destinationRuleSubsetEmpty, yaml);
    expect(subjectsOf(found)).toEqual(['east DestinationRule shop/bad']);
    expect(found[0].message).toContain('v1');
  });

  it('counts where the node of a pod is', () => {
    const node = manifest('v1', 'Node', 'node-a', {
      metadata: {
        labels: {
          'topology.kubernetes.io/region': 'eu',
          'topology.istio.io/subzone': 's',
        },
      },
    });
    const said = (labels: object) =>
      findIn(
        destinationRuleSubsetEmpty,
        base + node + rule('shop/a', subset(labels)),
      ).length;
    expect(said({ 'topology.kubernetes.io/region': 'eu' })).toBe(0);
    expect(said({ 'kubernetes.io/hostname': 'node-a' })).toBe(0);
    expect(said({ 'topology.kubernetes.io/region': 'us' })).toBe(1);
    // A subzone counts only in a zone.
    expect(said({ 'topology.istio.io/subzone': 's' })).toBe(1);
  });

  it('is silent where the host is not known: that is another finding', () => {
    const yaml =
      base + rule('shop/a', { host: 'gone', ...subset({ version: 'v2' }) });
    expect(findIn(destinationRuleSubsetEmpty, yaml)).toEqual([]);
  });
});
