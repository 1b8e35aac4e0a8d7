import {
  ambientNamespace,
  ambientPod,
  findIn,
  peerAuthentication,
  subjectsOf,
} from '../../testing';
import { strictBypassed } from './strict-bypassed';

describe('strict-bypassed', () => {
  const pod = ambientPod('shop/cart', {
    annotations: { 'ambient.istio.io/bypass-inbound-capture': 'true' },
  });
  const shop = ambientNamespace('shop') + pod;

  it('is said under STRICT', () => {
    const strict = peerAuthentication('shop/ns', { mtls: { mode: 'STRICT' } });
    expect(subjectsOf(findIn(strictBypassed, shop + strict))).toEqual([
      'east Pod shop/cart',
    ]);
  });

  it('is silent where plain text is allowed anyway', () => {
    expect(findIn(strictBypassed, shop)).toEqual([]);
  });
});
