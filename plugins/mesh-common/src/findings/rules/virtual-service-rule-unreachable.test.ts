import { findIn, istioYaml, subjectsOf } from '../../testing';
import { virtualServiceRuleUnreachable } from './virtual-service-rule-unreachable';

describe('virtual-service-rule-unreachable', () => {
  const vs = (name: string, spec: object) =>
    istioYaml('VirtualService', name, { hosts: ['cart'], ...spec });

  const api = { uri: { prefix: '/api' } };

  it('names rules after one without a match, and rules of old matches only', () => {
    const after = vs('shop/after', {
      http: [{}, { name: 'late', match: [api] }],
    });
    const twice = vs('shop/twice', {
      http: [{ match: [api] }, { match: [{ ...api, name: 'x' }] }],
    });
    const found = findIn(virtualServiceRuleUnreachable, after + twice);
    expect(subjectsOf(found)).toEqual([
      'east VirtualService shop/after',
      'east VirtualService shop/twice',
    ]);
    expect(found[0].message).toContain('"late"');
    expect(found[1].message).toContain('#1');
  });

  it('does the same for TCP and TLS', () => {
    const yaml =
      vs('shop/tcp', { tcp: [{}, {}] }) +
      vs('shop/tls', {
        tls: [{ match: [{ port: 443 }] }, { match: [{ port: 443 }] }],
      });
    expect(findIn(virtualServiceRuleUnreachable, yaml)).toHaveLength(2);
  });

  it('is silent where the general rule is last', () => {
    expect(
      findIn(
        virtualServiceRuleUnreachable,
        vs('shop/a', { http: [{ match: [api] }, {}] }),
      ),
    ).toEqual([]);
  });
});
