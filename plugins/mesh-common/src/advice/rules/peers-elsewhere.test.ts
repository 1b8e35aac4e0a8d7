import {
  adviceOn,
  ambientNamespace,
  ambientPod,
  namespaceYaml,
  podYaml,
  serviceYaml,
  sidecarPod,
} from '../../testing';

describe('peers-elsewhere', () => {
  const shop =
    namespaceYaml('shop', { 'istio-injection': 'enabled' }) +
    sidecarPod('shop/cart') +
    serviceYaml('shop/cart');
  const classic = serviceYaml(
    'istio-system/ew',
    { 'topology.istio.io/network': 'x' },
    { spec: { ports: [{ name: 'tls', port: 15443 }] } },
  );

  it('keeps sidecars that reach their copies today', () => {
    const advice = adviceOn(
      { east: shop + classic, west: shop + classic },
      'shop',
    );
    expect(advice.recommendation).toBe('keep-sidecar');
    expect(advice.against[0]).toContain('west');
  });

  it('is no reason where the copies do not reach each other anyway', () => {
    expect(adviceOn({ east: shop, west: shop }, 'shop').recommendation).toBe(
      'ambient-l4',
    );
  });

  it('not yet, for a global service whose copies would be out of reach', () => {
    const global =
      namespaceYaml('shop') +
      podYaml('shop/cart') +
      serviceYaml('shop/cart', { 'istio.io/global': 'true' });
    const there = ambientNamespace('shop') + ambientPod('shop/cart');
    expect(adviceOn({ east: global, west: there }, 'shop').recommendation).toBe(
      'not-yet',
    );
  });
});
