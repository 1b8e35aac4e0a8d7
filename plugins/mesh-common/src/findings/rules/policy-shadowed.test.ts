import { findIn, peerAuthentication, podYaml, subjectsOf } from '../../testing';
import { policyShadowed } from './policy-shadowed';

describe('policy-shadowed', () => {
  const old = { creationTimestamp: '2025-01-01T00:00:00Z' };
  const strict = { mtls: { mode: 'STRICT' } };

  it('names the newer of two policies of a namespace, and of the mesh', () => {
    const yaml =
      peerAuthentication('shop/new', strict) +
      peerAuthentication('shop/old', {}, old) +
      peerAuthentication('istio-system/new', strict) +
      peerAuthentication('istio-system/old', {}, old);
    expect(subjectsOf(findIn(policyShadowed, yaml))).toEqual([
      'east PeerAuthentication istio-system/new',
      'east PeerAuthentication shop/new',
    ]);
  });

  it('names the newer of two that select the same pod', () => {
    const by = (labels: object) => ({
      ...strict,
      selector: { matchLabels: labels },
    });
    const yaml =
      podYaml('shop/cart', { labels: { tier: 'front' } }) +
      peerAuthentication('shop/app', by({ app: 'cart' }), old) +
      peerAuthentication('shop/tier', by({ tier: 'front' })) +
      peerAuthentication('shop/other', by({ app: 'other' }));
    expect(subjectsOf(findIn(policyShadowed, yaml))).toEqual([
      'east PeerAuthentication shop/tier',
    ]);
  });

  it('is silent where each scope has one', () => {
    const yaml =
      peerAuthentication('istio-system/mesh', strict) +
      peerAuthentication('shop/namespace', strict) +
      peerAuthentication('shop/app', {
        ...strict,
        selector: { matchLabels: { app: 'cart' } },
      });
    expect(findIn(policyShadowed, yaml)).toEqual([]);
  });

  it('says that nobody knows which, where both are of one second', () => {
    const [found] = findIn(
      policyShadowed,
      peerAuthentication('shop/a', strict) + peerAuthentication('shop/b', {}),
    );
    expect(found.subject.name).toBe('b');
    expect(found.message).toContain('ambient may take either');
  });

  it('does not compare policies of different revisions', () => {
    const yaml =
      peerAuthentication(
        'shop/old',
        {},
        { ...old, labels: { 'istio.io/rev': 'canary' } },
      ) + peerAuthentication('shop/new', strict);
    expect(findIn(policyShadowed, yaml)).toEqual([]);
  });
});
