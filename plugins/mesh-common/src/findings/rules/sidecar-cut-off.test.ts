import {
  ambientNamespace,
  ambientPod,
  findIn,
  namespaceYaml,
  serviceYaml,
  sidecarPod,
  subjectsOf,
} from '../../testing';
import { sidecarCutOff } from './sidecar-cut-off';

describe('sidecar-cut-off', () => {
  const shop = (labels: object = {}) =>
    namespaceYaml('shop', { 'istio-injection': 'enabled' }) +
    serviceYaml('shop/cart', labels) +
    sidecarPod('shop/cart');

  it('is said of both clusters with sidecars', () => {
    expect(
      subjectsOf(findIn(sidecarCutOff, { east: shop(), west: shop() })),
    ).toEqual(['east Service shop/cart', 'west Service shop/cart']);
  });

  it('is silent where the flag is off, where it is global, and where the other has no sidecars', () => {
    const off = {
      yaml: shop(),
      istiodEnv: { AMBIENT_ENABLE_MULTI_NETWORK: 'false' },
    };
    expect(findIn(sidecarCutOff, { east: off, west: off })).toEqual([]);
    const global = shop({ 'istio.io/global': 'true' });
    expect(findIn(sidecarCutOff, { east: global, west: global })).toEqual([]);
    const empty = namespaceYaml('shop') + serviceYaml('shop/cart');
    expect(findIn(sidecarCutOff, { east: shop(), west: empty })).toEqual([]);
    const ambient =
      ambientNamespace('shop') +
      serviceYaml('shop/cart') +
      ambientPod('shop/cart');
    expect(findIn(sidecarCutOff, { east: shop(), west: ambient })).toEqual([]);
  });
});
