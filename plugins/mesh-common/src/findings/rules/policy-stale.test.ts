import {
  ambientNamespace,
  ambientPod,
  findIn,
  peerAuthentication,
  subjectsOf,
} from '../../testing';
import { policyStale } from './policy-stale';

describe('policy-stale', () => {
  const exception = peerAuthentication('shop/cart', {
    selector: { matchLabels: { app: 'cart' } },
    portLevelMtls: { 8080: { mode: 'STRICT' }, 7070: { mode: 'PERMISSIVE' } },
  });
  const at = (time: string) => ({ creationTimestamp: time });
  const shop = ambientNamespace('shop') + ambientPod('shop/cart') + exception;
  const strict = { mtls: { mode: 'STRICT' } };

  it('is said where a parent is newer', () => {
    const yaml =
      shop + peerAuthentication('shop/ns', strict, at('2026-03-01T00:00:00Z'));
    const found = findIn(policyStale, yaml);
    expect(subjectsOf(found)).toEqual(['east PeerAuthentication shop/cart']);
    expect(found[0].message).toContain('PERMISSIVE (8080 STRICT)');
    expect(found[0].message).toContain('STRICT (7070 PERMISSIVE)');
  });

  it('is silent where the parent is older', () => {
    const yaml =
      shop + peerAuthentication('shop/ns', strict, at('2025-03-01T00:00:00Z'));
    expect(findIn(policyStale, yaml)).toEqual([]);
  });
});
