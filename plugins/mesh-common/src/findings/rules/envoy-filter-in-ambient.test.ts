import {
  ambientNamespace,
  ambientPod,
  findIn,
  manifest,
  namespaceYaml,
  sidecarPod,
  subjectsOf,
} from '../../testing';
import { envoyFilterInAmbient } from './envoy-filter-in-ambient';

describe('envoy-filter-in-ambient', () => {
  const filter = (spec: object) =>
    manifest('networking.istio.io/v1alpha3', 'EnvoyFilter', 'shop/lua', {
      spec,
    });
  const shop = ambientNamespace('shop') + ambientPod('shop/cart');

  it('is said in ambient', () => {
    expect(subjectsOf(findIn(envoyFilterInAmbient, shop + filter({})))).toEqual(
      ['east EnvoyFilter shop/lua'],
    );
  });

  it('is silent for pods it does not select, and for sidecars', () => {
    expect(
      findIn(
        envoyFilterInAmbient,
        shop + filter({ workloadSelector: { labels: { app: 'x' } } }),
      ),
    ).toEqual([]);
    expect(
      findIn(
        envoyFilterInAmbient,
        namespaceYaml('shop') + sidecarPod('shop/cart') + filter({}),
      ),
    ).toEqual([]);
  });
});
