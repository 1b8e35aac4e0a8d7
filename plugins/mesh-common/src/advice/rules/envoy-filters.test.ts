import {
  adviceOn,
  manifest,
  namespaceYaml,
  podYaml,
  sidecarPod,
} from '../../testing';

describe('envoy-filters', () => {
  const filter = manifest(
    'networking.istio.io/v1alpha3',
    'EnvoyFilter',
    'shop/lua',
    { spec: {} },
  );

  it('keeps sidecars that have one', () => {
    const shop =
      namespaceYaml('shop', { 'istio-injection': 'enabled' }) +
      sidecarPod('shop/cart');
    expect(adviceOn(shop + filter, 'shop').recommendation).toBe('keep-sidecar');
    expect(adviceOn(shop, 'shop').recommendation).toBe('ambient-l4');
  });

  it('is only told where there is no sidecar', () => {
    const advice = adviceOn(
      namespaceYaml('shop') + podYaml('shop/cart') + filter,
      'shop',
    );
    expect(advice.recommendation).toBe('ambient-l4');
    expect(advice.against[0]).toContain('lua');
  });
});
