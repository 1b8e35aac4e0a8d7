import {
  ambientNamespace,
  ambientPod,
  findIn,
  istioYaml,
  podYaml,
  subjectsOf,
} from '../../testing';
import { sidecarResourceInAmbient } from './sidecar-resource-in-ambient';

describe('sidecar-resource-in-ambient', () => {
  const selecting = (name: string, app: string) =>
    istioYaml('Sidecar', name, { workloadSelector: { labels: { app } } });

  it('names one for an ambient namespace, and one for an ambient pod', () => {
    const yaml =
      ambientNamespace('shop') +
      istioYaml('Sidecar', 'shop/all', {}) +
      ambientPod('other/cart') +
      selecting('other/cart', 'cart');
    expect(subjectsOf(findIn(sidecarResourceInAmbient, yaml))).toEqual([
      'east Sidecar other/cart',
      'east Sidecar shop/all',
    ]);
  });

  it('is silent where sidecars are asked for, or the pod is not ambient', () => {
    const yaml =
      ambientNamespace('shop', { 'istio-injection': 'enabled' }) +
      istioYaml('Sidecar', 'shop/all', {}) +
      podYaml('shop/cart') +
      selecting('shop/cart', 'cart');
    expect(findIn(sidecarResourceInAmbient, yaml)).toEqual([]);
  });
});
