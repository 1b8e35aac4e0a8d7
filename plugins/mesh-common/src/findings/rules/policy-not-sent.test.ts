import {
  ambientNamespace,
  ambientPod,
  findIn,
  namespaceYaml,
  peerAuthentication,
  sidecarPod,
  subjectsOf,
} from '../../testing';
import { policyNotSent } from './policy-not-sent';

describe('policy-not-sent', () => {
  const strictMesh = peerAuthentication('istio-system/mesh', {
    mtls: { mode: 'STRICT' },
  });
  const exception = peerAuthentication('shop/cart', {
    selector: { matchLabels: { app: 'cart' } },
    portLevelMtls: { 9090: { mode: 'PERMISSIVE' } },
  });
  const shop = ambientNamespace('shop') + ambientPod('shop/cart');

  it('is said where the namespace policy exists and says nothing', () => {
    const yaml =
      shop + strictMesh + exception + peerAuthentication('shop/ns', {});
    expect(subjectsOf(findIn(policyNotSent, yaml))).toEqual([
      'east PeerAuthentication shop/cart',
    ]);
  });

  it('is silent without the namespace policy, and for a sidecar', () => {
    expect(findIn(policyNotSent, shop + strictMesh + exception)).toEqual([]);
    const sidecar =
      namespaceYaml('shop', { 'istio-injection': 'enabled' }) +
      sidecarPod('shop/cart');
    expect(
      findIn(
        policyNotSent,
        sidecar + strictMesh + exception + peerAuthentication('shop/ns', {}),
      ),
    ).toEqual([]);
  });
});
