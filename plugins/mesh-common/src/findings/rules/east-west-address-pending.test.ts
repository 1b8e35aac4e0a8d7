import { findIn, manifest, serviceYaml, subjectsOf } from '../../testing';
import { eastWestAddressPending } from './east-west-address-pending';

describe('east-west-address-pending', () => {
  const gateway = (status: object) =>
    manifest(
      'gateway.networking.k8s.io/v1',
      'Gateway',
      'istio-system/eastwest',
      {
        spec: { gatewayClassName: 'istio-east-west', listeners: [] },
        status,
      },
    );
  const service = serviceYaml(
    'istio-system/eastwest',
    {},
    { spec: { type: 'LoadBalancer' } },
  );
  const programmed = (status: string) => [
    { type: 'Programmed', status, reason: 'AddressNotAssigned' },
  ];

  it('is said of a ClusterIP in the status', () => {
    const pending = gateway({
      addresses: [{ value: '10.96.0.10' }],
      conditions: programmed('False'),
    });
    const found = findIn(eastWestAddressPending, service + pending);
    expect(subjectsOf(found)).toEqual(['east Gateway istio-system/eastwest']);
    expect(found[0].message).toContain('10.96.0.10');
  });

  it('is silent with an address of its own', () => {
    const ready = gateway({
      addresses: [{ value: '192.0.2.3' }],
      conditions: programmed('True'),
    });
    expect(findIn(eastWestAddressPending, service + ready)).toEqual([]);
  });
});
