import {
  ambientNamespace,
  ambientPod,
  findIn,
  peerAuthentication,
  subjectsOf,
} from '../../testing';
import { policyPortKeptStrict } from './policy-port-kept-strict';

describe('policy-port-kept-strict', () => {
  const strict = peerAuthentication('shop/ns', { mtls: { mode: 'STRICT' } });
  const open = (ports: object) =>
    peerAuthentication('shop/cart', {
      selector: { matchLabels: { app: 'cart' } },
      portLevelMtls: ports,
    });
  const shop = ambientNamespace('shop') + ambientPod('shop/cart') + strict;

  it('is said of DISABLE alone', () => {
    const found = findIn(
      policyPortKeptStrict,
      shop + open({ 9090: { mode: 'DISABLE' } }),
    );
    expect(subjectsOf(found)).toEqual(['east PeerAuthentication shop/cart']);
    expect(found[0].message).toContain('9090');
  });

  it('is silent where another port is PERMISSIVE, and for PERMISSIVE itself', () => {
    expect(
      findIn(
        policyPortKeptStrict,
        shop +
          open({ 9090: { mode: 'DISABLE' }, 7070: { mode: 'PERMISSIVE' } }),
      ),
    ).toEqual([]);
    expect(
      findIn(
        policyPortKeptStrict,
        shop + open({ 9090: { mode: 'PERMISSIVE' } }),
      ),
    ).toEqual([]);
  });
});
