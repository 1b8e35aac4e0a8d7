import {
  adviceOn,
  namespaceYaml,
  peerAuthentication,
  sidecarPod,
} from '../../testing';

describe('mtls-divergence', () => {
  const shop =
    namespaceYaml('shop', { 'istio-injection': 'enabled' }) +
    sidecarPod('shop/cart');

  it('tells of a policy that ambient passes by', () => {
    const empty = peerAuthentication('istio-system/mesh', {
      selector: {},
      mtls: { mode: 'STRICT' },
    });
    const advice = adviceOn(shop + empty, 'shop');
    expect(advice.against).toEqual([
      'The PeerAuthentications of 1 pod would mean something else in ambient, or are uncertain there.',
    ]);
  });

  it('is silent where both mean the same', () => {
    const strict = peerAuthentication('istio-system/mesh', {
      mtls: { mode: 'STRICT' },
    });
    expect(adviceOn(shop + strict, 'shop').against).toEqual([]);
  });
});
