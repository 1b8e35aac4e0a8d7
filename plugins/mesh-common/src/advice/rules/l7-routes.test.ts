import {
  adviceOn,
  manifest,
  namespaceYaml,
  podYaml,
  serviceYaml,
} from '../../testing';

describe('l7-routes', () => {
  const shop =
    namespaceYaml('shop') + podYaml('shop/cart') + serviceYaml('shop/cart');
  const route = (parent: object) =>
    manifest('gateway.networking.k8s.io/v1', 'HTTPRoute', 'shop/r', {
      spec: { parentRefs: [parent] },
    });

  it('asks for a waypoint for routes of a Service', () => {
    const yaml = shop + route({ kind: 'Service', group: '', name: 'cart' });
    expect(adviceOn(yaml, 'shop').recommendation).toBe('ambient-with-waypoint');
    expect(adviceOn(yaml, 'shop', 'cart').recommendation).toBe(
      'ambient-with-waypoint',
    );
  });

  it('not for routes of an ingress gateway', () => {
    expect(
      adviceOn(shop + route({ name: 'ingress' }), 'shop').recommendation,
    ).toBe('ambient-l4');
  });

  it('for VirtualServices of the mesh', () => {
    const vs = (spec: object) =>
      manifest('networking.istio.io/v1', 'VirtualService', 'shop/vs', {
        spec: { hosts: ['cart'], http: [{}], ...spec },
      });
    expect(adviceOn(shop + vs({}), 'shop').recommendation).toBe(
      'ambient-with-waypoint',
    );
    expect(
      adviceOn(shop + vs({ gateways: ['ingress'] }), 'shop').recommendation,
    ).toBe('ambient-l4');
  });
});
