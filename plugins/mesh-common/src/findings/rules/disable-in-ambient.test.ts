import {
  ambientNamespace,
  ambientPod,
  findIn,
  namespaceYaml,
  peerAuthentication,
  sidecarPod,
  subjectsOf,
} from '../../testing';
import { disableInAmbient } from './disable-in-ambient';

describe('disable-in-ambient', () => {
  const shop = ambientNamespace('shop') + ambientPod('shop/cart');
  const disable = { mtls: { mode: 'DISABLE' } };

  it('is said of the policy that decides', () => {
    const yaml =
      shop +
      peerAuthentication('istio-system/mesh', { mtls: { mode: 'STRICT' } }) +
      peerAuthentication('shop/ns', disable);
    expect(subjectsOf(findIn(disableInAmbient, yaml))).toEqual([
      'east PeerAuthentication shop/ns',
    ]);
  });

  it('is silent where it is overruled, and for sidecars', () => {
    const overruled =
      shop +
      peerAuthentication('istio-system/mesh', disable) +
      peerAuthentication('shop/ns', { mtls: { mode: 'STRICT' } });
    expect(findIn(disableInAmbient, overruled)).toEqual([]);
    const sidecars =
      namespaceYaml('pay') +
      sidecarPod('pay/api') +
      peerAuthentication('pay/ns', disable);
    expect(findIn(disableInAmbient, sidecars)).toEqual([]);
  });
});
