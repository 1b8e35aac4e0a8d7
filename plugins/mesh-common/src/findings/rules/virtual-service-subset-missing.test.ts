import { findIn, istioYaml, subjectsOf } from '../../testing';
import { virtualServiceSubsetMissing } from './virtual-service-subset-missing';

describe('virtual-service-subset-missing', () => {
  const vs = (name: string, spec: object) =>
    istioYaml('VirtualService', name, { hosts: ['cart'], ...spec });
  const to = (host: string, rest = {}) => ({ destination: { host, ...rest } });

  const rule = (name: string, host: string) =>
    istioYaml('DestinationRule', name, { host, subsets: [{ name: 'v1' }] });

  it('names a subset that no DestinationRule of that host has', () => {
    const yaml =
      rule('shop/cart', 'cart') +
      vs('shop/a', { http: [{ route: [to('cart', { subset: 'v2' })] }] }) +
      vs('shop/b', { http: [{ route: [to('other', { subset: 'v1' })] }] });
    const found = findIn(virtualServiceSubsetMissing, yaml);
    expect(subjectsOf(found)).toEqual([
      'east VirtualService shop/a',
      'east VirtualService shop/b',
    ]);
    expect(found[0].message).toContain('v2 of cart');
  });

  it('knows short and full names for the same', () => {
    const yaml =
      rule('elsewhere/cart', 'cart.shop.svc.cluster.local') +
      vs('shop/a', {
        http: [
          {
            route: [to('cart', { subset: 'v1' })],
            mirror: { host: 'cart', subset: 'v1' },
          },
        ],
      });
    expect(findIn(virtualServiceSubsetMissing, yaml)).toEqual([]);
  });
});
