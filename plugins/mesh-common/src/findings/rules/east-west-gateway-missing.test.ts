import {
  ambientNamespace,
  findIn,
  manifest,
  serviceYaml,
  subjectsOf,
} from '../../testing';
import { eastWestGatewayMissing } from './east-west-gateway-missing';

describe('east-west-gateway-missing', () => {
  const global =
    ambientNamespace('shop') +
    serviceYaml('shop/cart', { 'istio.io/global': 'true' });
  const eastWest = manifest(
    'gateway.networking.k8s.io/v1',
    'Gateway',
    'istio-system/eastwest',
    {
      metadata: { labels: { 'topology.istio.io/network': 'net-east' } },
      spec: {
        gatewayClassName: 'istio-east-west',
        listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE' }],
      },
    },
  );

  it('is said where another network would want in', () => {
    expect(
      subjectsOf(findIn(eastWestGatewayMissing, { east: global, west: '' })),
    ).toEqual(['east Cluster east']);
  });

  it('is silent with a gateway, on one network, and where nothing is global', () => {
    expect(
      findIn(eastWestGatewayMissing, { east: global + eastWest, west: '' }),
    ).toEqual([]);
    const same = { yaml: '', network: 'net-east' };
    expect(
      findIn(eastWestGatewayMissing, { east: global, west: same }),
    ).toEqual([]);
    expect(
      findIn(eastWestGatewayMissing, {
        east: ambientNamespace('shop') + serviceYaml('shop/cart'),
        west: '',
      }),
    ).toEqual([]);
  });
});
