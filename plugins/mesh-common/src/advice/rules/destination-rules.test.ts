import {
  adviceOn,
  manifest,
  namespaceYaml,
  podYaml,
  serviceYaml,
} from '../../testing';

describe('destination-rules', () => {
  const shop =
    namespaceYaml('shop') + podYaml('shop/cart') + serviceYaml('shop/cart');
  const rule = (spec: object) =>
    manifest('networking.istio.io/v1', 'DestinationRule', 'shop/dr', {
      spec: { host: 'cart', ...spec },
    });

  it('asks for a waypoint for subsets', () => {
    expect(
      adviceOn(shop + rule({ subsets: [{ name: 'v1' }] }), 'shop')
        .recommendation,
    ).toBe('ambient-with-waypoint');
  });

  it('not without', () => {
    expect(adviceOn(shop + rule({}), 'shop').recommendation).toBe('ambient-l4');
  });
});
