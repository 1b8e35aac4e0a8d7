import {
  ambientPod,
  findIn,
  istioYaml,
  podYaml,
  subjectsOf,
} from '../../testing';
import { sidecarsSelectSamePod } from './sidecars-select-same-pod';

describe('sidecars-select-same-pod', () => {
  const sidecar = (name: string, labels: object) =>
    istioYaml('Sidecar', name, { workloadSelector: { labels } });

  it('names both, and what they select', () => {
    const yaml =
      podYaml('shop/cart', { labels: { tier: 'front' } }) +
      sidecar('shop/app', { app: 'cart' }) +
      sidecar('shop/tier', { tier: 'front' }) +
      sidecar('shop/none', { app: 'gone' });
    const found = findIn(sidecarsSelectSamePod, yaml);
    expect(subjectsOf(found)).toEqual([
      'east Sidecar shop/app',
      'east Sidecar shop/tier',
    ]);
    expect(found[0].message).toContain('cart');
    expect(found[0].message).toContain('tier');
  });

  it('is silent where the pod is ambient', () => {
    const yaml =
      ambientPod('shop/cart', { labels: { tier: 'front' } }) +
      sidecar('shop/app', { app: 'cart' }) +
      sidecar('shop/tier', { tier: 'front' });
    expect(findIn(sidecarsSelectSamePod, yaml)).toEqual([]);
  });
});
