import { findIn, istioYaml, subjectsOf } from '../../testing';
import { virtualServiceGatewayMissing } from './virtual-service-gateway-missing';

describe('virtual-service-gateway-missing', () => {
  const vs = (name: string, spec: object) =>
    istioYaml('VirtualService', name, { hosts: ['cart'], ...spec });

  it('names a Gateway that does not exist', () => {
    const yaml =
      istioYaml('Gateway', 'shop/gw', {}) +
      vs('shop/good', { gateways: ['gw', 'mesh', 'shop/gw'] }) +
      vs('other/bad', { gateways: ['gw'] });
    const found = findIn(virtualServiceGatewayMissing, yaml);
    expect(subjectsOf(found)).toEqual(['east VirtualService other/bad']);
    expect(found[0].message).toContain('other/gw');
  });
});
