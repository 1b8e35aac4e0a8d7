import { findIn, istioYaml, podYaml, subjectsOf } from '../../testing';
import { sidecarSelectsNoPod } from './sidecar-selects-no-pod';

describe('sidecar-selects-no-pod', () => {
  const sidecar = (name: string, labels: object) =>
    istioYaml('Sidecar', name, { workloadSelector: { labels } });

  it('names one whose labels no pod of its namespace carries', () => {
    const yaml =
      podYaml('shop/cart') +
      sidecar('shop/good', { app: 'cart' }) +
      sidecar('shop/bad', { app: 'gone' }) +
      sidecar('other/far', { app: 'cart' });
    expect(subjectsOf(findIn(sidecarSelectsNoPod, yaml))).toEqual([
      'east Sidecar other/far',
      'east Sidecar shop/bad',
    ]);
  });

  it('is silent about one that selects nothing in particular', () => {
    expect(findIn(sidecarSelectsNoPod, sidecar('shop/all', {}))).toEqual([]);
  });
});
