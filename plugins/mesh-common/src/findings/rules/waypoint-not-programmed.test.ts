import { findIn, manifest, subjectsOf, waypointYaml } from '../../testing';
import { waypointNotProgrammed } from './waypoint-not-programmed';

describe('waypoint-not-programmed', () => {
  it('is said of a waypoint without an address', () => {
    const found = findIn(
      waypointNotProgrammed,
      waypointYaml('shop/waypoint', { programmed: false }),
    );
    expect(subjectsOf(found)).toEqual(['east Gateway shop/waypoint']);
    expect(found[0].message).toContain('AddressNotAssigned');
  });

  it('is silent for one that has an address, and for other Gateways', () => {
    const ingress = manifest(
      'gateway.networking.k8s.io/v1',
      'Gateway',
      'shop/ingress',
      {
        spec: { gatewayClassName: 'istio', listeners: [] },
        status: {
          conditions: [
            {
              type: 'Programmed',
              status: 'False',
              reason: 'AddressNotAssigned',
            },
          ],
        },
      },
    );
    expect(
      findIn(waypointNotProgrammed, waypointYaml('shop/waypoint') + ingress),
    ).toEqual([]);
  });
});
