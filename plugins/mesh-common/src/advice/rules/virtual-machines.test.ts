import {
  adviceOn,
  manifest,
  namespaceYaml,
  peerAuthentication,
  sidecarPod,
} from '../../testing';

describe('virtual-machines', () => {
  const vm = (labels: object = {}) =>
    manifest('networking.istio.io/v1', 'WorkloadEntry', 'shop/vm', {
      spec: { address: '192.0.2.1', labels: { app: 'cart', ...labels } },
    });
  const strict = peerAuthentication('shop/ns', { mtls: { mode: 'STRICT' } });
  const shop =
    namespaceYaml('shop', { 'istio-injection': 'enabled' }) +
    sidecarPod('shop/cart');

  it('keeps sidecars beside machines that would refuse', () => {
    expect(adviceOn(shop + vm() + strict, 'shop').recommendation).toBe(
      'keep-sidecar',
    );
  });

  it('is told only, where plain text is taken, and no reason with HBONE', () => {
    const open = adviceOn(shop + vm(), 'shop');
    expect(open.recommendation).toBe('ambient-l4');
    expect(open.against).toHaveLength(1);
    const hbone = vm({ 'networking.istio.io/tunnel': 'http' });
    expect(adviceOn(shop + hbone + strict, 'shop').against).toEqual([]);
  });
});
