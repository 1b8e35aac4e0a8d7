import { findIn, istioYaml, subjectsOf } from '../../testing';
import { virtualServicesShareHost } from './virtual-services-share-host';

describe('virtual-services-share-host', () => {
  const vs = (name: string, spec: object) =>
    istioYaml('VirtualService', name, { hosts: ['cart'], ...spec });

  it('names both of one host, short or in full', () => {
    const yaml =
      vs('shop/a', {}) +
      vs('other/b', { hosts: ['cart.shop.svc.cluster.local'] }) +
      vs('other/c', {});
    const found = findIn(virtualServicesShareHost, yaml);
    expect(subjectsOf(found)).toEqual([
      'east VirtualService other/b',
      'east VirtualService shop/a',
    ]);
    expect(found[0].message).toContain('shop/a');
  });

  it('is silent where they are for gateways, or for different namespaces', () => {
    const yaml =
      vs('shop/a', { gateways: ['gw'] }) +
      vs('shop/b', { exportTo: ['.'] }) +
      vs('other/c', {
        exportTo: ['.'],
        hosts: ['cart.shop.svc.cluster.local'],
      });
    expect(findIn(virtualServicesShareHost, yaml)).toEqual([]);
  });

  it('counts a wildcard that is exported everywhere', () => {
    const yaml =
      vs('shop/a', { hosts: ['www.example.com'], exportTo: ['.'] }) +
      vs('other/b', { hosts: ['*.example.com'] });
    expect(findIn(virtualServicesShareHost, yaml)).toHaveLength(2);
  });
});
