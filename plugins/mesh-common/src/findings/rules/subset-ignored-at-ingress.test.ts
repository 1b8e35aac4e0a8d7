import { findIn, istioYaml, subjectsOf } from '../../testing';
import { subsetIgnoredAtIngress } from './subset-ignored-at-ingress';

describe('subset-ignored-at-ingress', () => {
  const vs = (name: string, spec: object) =>
    istioYaml('VirtualService', name, { hosts: ['cart'], ...spec });
  const to = (host: string, rest = {}) => ({ destination: { host, ...rest } });

  const inner = vs('shop/inner', {
    http: [{ route: [to('cart', { subset: 'v1' })] }],
  });

  it('names a route of a gateway to a host with a subset of its own', () => {
    const outer = vs('shop/outer', {
      hosts: ['shop.example.com'],
      gateways: ['gw'],
      http: [{ route: [to('cart')] }],
    });
    expect(subjectsOf(findIn(subsetIgnoredAtIngress, inner + outer))).toEqual([
      'east VirtualService shop/outer',
    ]);
  });

  it('is silent where the route names a subset, or is for the mesh only', () => {
    const yaml =
      inner +
      vs('shop/a', {
        gateways: ['gw'],
        http: [{ route: [to('cart', { subset: 'v1' })] }],
      }) +
      vs('shop/b', { http: [{ route: [to('cart')] }] });
    expect(findIn(subsetIgnoredAtIngress, yaml)).toEqual([]);
  });
});
