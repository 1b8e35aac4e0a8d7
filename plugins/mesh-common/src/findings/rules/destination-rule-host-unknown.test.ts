import { findIn, istioYaml, serviceYaml, subjectsOf } from '../../testing';
import { destinationRuleHostUnknown } from './destination-rule-host-unknown';

describe('destination-rule-host-unknown', () => {
  const rule = (name: string, spec: object) =>
    istioYaml('DestinationRule', name, { host: 'cart', ...spec });

  it('names a host that nothing serves from where the rule is', () => {
    const yaml =
      serviceYaml('shop/cart') +
      rule('shop/good', {}) +
      rule('other/full', { host: 'cart.shop.svc.cluster.local' }) +
      rule('other/bad', {});
    expect(subjectsOf(findIn(destinationRuleHostUnknown, yaml))).toEqual([
      'east DestinationRule other/bad',
    ]);
  });
});
