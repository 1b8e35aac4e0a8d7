import { findIn, manifest, subjectsOf, waypointYaml } from '../../testing';
import { eastWestGatewayWithoutNetwork } from './east-west-gateway-without-network';

describe('east-west-gateway-without-network', () => {
  const gateway = (labels: object) =>
    manifest(
      'gateway.networking.k8s.io/v1',
      'Gateway',
      'istio-system/eastwest',
      {
        metadata: { labels },
        spec: { gatewayClassName: 'istio-east-west', listeners: [] },
      },
    );

  it('is said without the label', () => {
    const [found] = findIn(eastWestGatewayWithoutNetwork, gateway({}));
    expect(found.nextStep).toContain('net-east');
  });

  it('is silent with it, and for waypoints', () => {
    expect(
      findIn(
        eastWestGatewayWithoutNetwork,
        gateway({ 'topology.istio.io/network': 'net-east' }),
      ),
    ).toEqual([]);
    expect(
      subjectsOf(
        findIn(eastWestGatewayWithoutNetwork, waypointYaml('shop/wp')),
      ),
    ).toEqual([]);
  });
});
