import {
  findIn,
  peerAuthentication,
  podYaml,
  serviceYaml,
  subjectsOf,
} from '../../testing';
import { policyNamesServicePort } from './policy-names-service-port';

describe('policy-names-service-port', () => {
  const policy = (port: number) =>
    peerAuthentication('shop/cart', {
      selector: { matchLabels: { app: 'cart' } },
      portLevelMtls: { [port]: { mode: 'STRICT' } },
    });
  const cart = podYaml('shop/cart') + serviceYaml('shop/cart');

  it('is said of a port of the Service', () => {
    const found = findIn(policyNamesServicePort, cart + policy(80));
    expect(subjectsOf(found)).toEqual(['east PeerAuthentication shop/cart']);
    expect(found[0].nextStep).toContain('8080');
  });

  it('is silent for the port of the container, and for one that nobody offers', () => {
    expect(findIn(policyNamesServicePort, cart + policy(8080))).toEqual([]);
    expect(findIn(policyNamesServicePort, cart + policy(9999))).toEqual([]);
  });
});
