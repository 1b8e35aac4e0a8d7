import {
  ambientNamespace,
  findIn,
  istioYaml,
  namespaceYaml,
  subjectsOf,
} from '../../testing';
import { sidecarsWithoutSelector } from './sidecars-without-selector';

describe('sidecars-without-selector', () => {
  const two = (namespace: string) =>
    istioYaml('Sidecar', `${namespace}/a`, {}) +
    istioYaml('Sidecar', `${namespace}/b`, {
      workloadSelector: { labels: {} },
    });

  it('names all of a namespace, where an empty selector is none', () => {
    const found = findIn(
      sidecarsWithoutSelector,
      namespaceYaml('shop') + two('shop'),
    );
    expect(subjectsOf(found)).toEqual([
      'east Sidecar shop/a',
      'east Sidecar shop/b',
    ]);
  });

  it('is silent about one, and about an ambient namespace', () => {
    const yaml =
      istioYaml('Sidecar', 'shop/a', {}) +
      ambientNamespace('calm') +
      two('calm');
    expect(findIn(sidecarsWithoutSelector, yaml)).toEqual([]);
  });
});
