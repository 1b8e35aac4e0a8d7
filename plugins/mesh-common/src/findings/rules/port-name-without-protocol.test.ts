import { findIn, serviceYaml, subjectsOf } from '../../testing';
import { portNameWithoutProtocol } from './port-name-without-protocol';

describe('port-name-without-protocol', () => {
  const said = (port: object, labels = {}, type = 'ClusterIP') =>
    findIn(
      portNameWithoutProtocol,
      serviceYaml('shop/cart', labels, { spec: { type, ports: [port] } }),
    ).length;

  it('names ports that tell nothing', () => {
    const found = findIn(
      portNameWithoutProtocol,
      serviceYaml(
        'shop/cart',
        {},
        {
          spec: {
            ports: [
              { name: 'data', port: 8080 },
              { port: 81 },
              { name: 'http', port: 82 },
            ],
          },
        },
      ),
    );
    expect(subjectsOf(found)).toEqual(['east Service shop/cart']);
    expect(found[0].message).toContain('8080 (data), 81 ');
  });

  it('reads the protocol as Istio does', () => {
    const fine = [
      { name: 'HTTP-api', port: 1 },
      { name: 'grpc-web-x', port: 1 },
      { name: 'data', port: 3306 },
      { name: 'data', port: 1, protocol: 'UDP' },
      { name: 'data', port: 1, appProtocol: 'kubernetes.io/h2c' },
      { name: 'data', port: 1, appProtocol: 'https' },
    ];
    expect(fine.map(port => said(port))).toEqual([0, 0, 0, 0, 0, 0]);
    const unclear = [
      { name: 'http_api', port: 1 },
      { name: 'http', port: 1, appProtocol: 'mine' },
    ];
    expect(unclear.map(port => said(port))).toEqual([1, 1]);
  });

  it('is silent about Services of Istio, of gateways, and ExternalName', () => {
    const port = { name: 'data', port: 1 };
    expect(said(port, { istio: 'pilot' })).toBe(0);
    expect(said(port, { release: 'istio' })).toBe(0);
    expect(
      said(port, { 'gateway.istio.io/managed': 'istio.io-mesh-controller' }),
    ).toBe(0);
    expect(said(port, {}, 'ExternalName')).toBe(0);
  });
});
