import { fact, meta } from './__testUtils__/fact';

describe('gateways', () => {
  it.each([
    [undefined, 'Same'],
    [{ namespaces: { from: 'All' } }, 'All'],
    [{ namespaces: { from: 'Selector', selector: {} } }, 'Selector'],
    [{ namespaces: { from: 'Everybody' } }, 'None'],
  ])('reads allowedRoutes %j', (allowedRoutes, expected) => {
    const gateway = fact('gateways', {
      metadata: meta(),
      spec: {
        gatewayClassName: 'istio-waypoint',
        listeners: [
          { name: 'mesh', port: 15008, protocol: 'HBONE', allowedRoutes },
        ],
      },
      status: {
        addresses: [{ value: '10.0.0.1' }],
        listeners: [
          {
            name: 'mesh',
            conditions: [{ type: 'Accepted', status: 'Odd', reason: 'x' }],
          },
        ],
      },
    });
    expect(gateway.listeners[0].allowedFrom).toBe(expected);
    expect(gateway.listeners[0].conditions).toEqual([
      { type: 'Accepted', status: 'Unknown', reason: 'x', message: '' },
    ]);
  });
});
