import { findIn, peerAuthentication, subjectsOf } from '../../testing';
import { policySelectorInRoot } from './policy-selector-in-root';

describe('policy-selector-in-root', () => {
  const selector = { matchLabels: { app: 'cart' } };

  it('is said in the root namespace, whichever that is', () => {
    const yaml =
      peerAuthentication('mesh-config/a', { selector }) +
      peerAuthentication('istio-system/b', { selector });
    const mesh = { rootNamespace: 'mesh-config' };
    expect(
      subjectsOf(findIn(policySelectorInRoot, { east: { yaml, mesh } })),
    ).toEqual(['east PeerAuthentication mesh-config/a']);
  });

  it('is silent without a selector, also with an empty one', () => {
    const yaml =
      peerAuthentication('istio-system/a', {}) +
      peerAuthentication('istio-system/b', { selector: {} });
    expect(findIn(policySelectorInRoot, yaml)).toEqual([]);
  });
});
