import { findIn, manifest, subjectsOf } from '../../testing';
import { multiNetworkOff } from './multi-network-off';

describe('multi-network-off', () => {
  const gateway = manifest(
    'gateway.networking.k8s.io/v1',
    'Gateway',
    'istio-system/eastwest',
    {
      spec: { gatewayClassName: 'istio-east-west', listeners: [] },
    },
  );

  it('is said where the flag is off', () => {
    const istiodEnv = { AMBIENT_ENABLE_MULTI_NETWORK: 'false' };
    const found = findIn(multiNetworkOff, {
      east: { yaml: gateway, istiodEnv },
    });
    expect(subjectsOf(found)).toEqual(['east Gateway istio-system/eastwest']);
  });

  it('is silent where it is on', () => {
    expect(findIn(multiNetworkOff, gateway)).toEqual([]);
  });
});
