import { findIn, peerAuthentication, subjectsOf } from '../../testing';
import { policyEmptySelector } from './policy-empty-selector';

describe('policy-empty-selector', () => {
  it('is said of `selector: {}` and of empty matchLabels in the root namespace', () => {
    const yaml =
      peerAuthentication('istio-system/a', { selector: {} }) +
      peerAuthentication('istio-system/b', { selector: { matchLabels: {} } }) +
      peerAuthentication('shop/c', { selector: {} });
    expect(subjectsOf(findIn(policyEmptySelector, yaml))).toEqual([
      'east PeerAuthentication istio-system/a',
      'east PeerAuthentication istio-system/b',
    ]);
  });

  it('is silent without a selector', () => {
    expect(
      findIn(policyEmptySelector, peerAuthentication('istio-system/a', {})),
    ).toEqual([]);
  });
});
