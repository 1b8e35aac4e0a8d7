import {
  ambientNamespace,
  ambientPod,
  findIn,
  manifest,
  namespaceYaml,
  peerAuthentication,
  serviceYaml,
  sidecarPod,
  subjectsOf,
} from '../../testing';
import { destinationRuleAgainstStrict } from './destination-rule-against-strict';

describe('destination-rule-against-strict', () => {
  const shop =
    namespaceYaml('shop', { 'istio-injection': 'enabled' }) +
    sidecarPod('shop/cart') +
    serviceYaml('shop/cart');
  const strict = peerAuthentication('shop/ns', { mtls: { mode: 'STRICT' } });
  const rule = (mode: string) =>
    manifest('networking.istio.io/v1', 'DestinationRule', 'shop/cart', {
      spec: { host: 'cart', trafficPolicy: { tls: { mode } } },
    });

  it('is said under STRICT', () => {
    expect(
      subjectsOf(
        findIn(destinationRuleAgainstStrict, shop + strict + rule('DISABLE')),
      ),
    ).toEqual(['east DestinationRule shop/cart']);
  });

  it('is silent for ISTIO_MUTUAL, under PERMISSIVE, and in ambient', () => {
    expect(
      findIn(
        destinationRuleAgainstStrict,
        shop + strict + rule('ISTIO_MUTUAL'),
      ),
    ).toEqual([]);
    expect(
      findIn(destinationRuleAgainstStrict, shop + rule('DISABLE')),
    ).toEqual([]);
    const ambient =
      ambientNamespace('shop') +
      ambientPod('shop/cart') +
      serviceYaml('shop/cart');
    expect(
      findIn(destinationRuleAgainstStrict, ambient + strict + rule('DISABLE')),
    ).toEqual([]);
  });
});
