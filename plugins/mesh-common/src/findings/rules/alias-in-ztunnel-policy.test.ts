import {
  ambientNamespace,
  ambientPod,
  findIn,
  manifest,
  subjectsOf,
} from '../../testing';
import { aliasInZtunnelPolicy } from './alias-in-ztunnel-policy';

describe('alias-in-ztunnel-policy', () => {
  const mesh = { trustDomain: 'new.local', trustDomainAliases: ['old.local'] };
  const policy = (principal: string) =>
    manifest('security.istio.io/v1', 'AuthorizationPolicy', 'shop/p', {
      spec: { rules: [{ from: [{ source: { principals: [principal] } }] }] },
    });
  const shop = ambientNamespace('shop') + ambientPod('shop/cart');

  it('is said of a principal of an alias', () => {
    const yaml = shop + policy('old.local/ns/pay/sa/api');
    const found = findIn(aliasInZtunnelPolicy, { east: { yaml, mesh } });
    expect(subjectsOf(found)).toEqual(['east AuthorizationPolicy shop/p']);
  });

  it('is silent for the trust domain itself, and where there are no aliases', () => {
    const own = shop + policy('new.local/ns/pay/sa/api');
    expect(findIn(aliasInZtunnelPolicy, { east: { yaml: own, mesh } })).toEqual(
      [],
    );
    expect(
      findIn(aliasInZtunnelPolicy, shop + policy('old.local/ns/pay/sa/api')),
    ).toEqual([]);
  });
});
