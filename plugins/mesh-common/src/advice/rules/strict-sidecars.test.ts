import {
  adviceOn,
  namespaceYaml,
  peerAuthentication,
  podYaml,
  sidecarPod,
} from '../../testing';

describe('strict-sidecars', () => {
  const shop = namespaceYaml('shop') + podYaml('shop/cart');
  const pay = (labels: object = {}) =>
    namespaceYaml('pay', { 'istio-injection': 'enabled' }) +
    sidecarPod('pay/api', { labels });
  const strict = peerAuthentication('pay/ns', { mtls: { mode: 'STRICT' } });

  it('not yet, while they would refuse', () => {
    expect(adviceOn(shop + pay() + strict, 'shop').recommendation).toBe(
      'not-yet',
    );
  });

  it('is no reason with HBONE, or where they take plain text', () => {
    const hbone = pay({ 'networking.istio.io/tunnel': 'http' });
    expect(adviceOn(shop + hbone + strict, 'shop').recommendation).toBe(
      'ambient-l4',
    );
    expect(adviceOn(shop + pay(), 'shop').recommendation).toBe('ambient-l4');
  });
});
