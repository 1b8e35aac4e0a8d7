import { findIn, podYaml, subjectsOf, waypointYaml } from '../../testing';
import { waypointOutdated } from './waypoint-outdated';

describe('waypoint-outdated', () => {
  const pod = (tag: string) =>
    podYaml('shop/wp-0', {
      labels: {
        'gateway.networking.k8s.io/gateway-name': 'wp',
        'gateway.istio.io/managed': 'istio.io-mesh-controller',
      },
      spec: {
        containers: [
          { name: 'istio-proxy', image: `docker.io/istio/proxyv2:${tag}` },
        ],
      },
    });
  const wp = waypointYaml('shop/wp', { available: 0 });

  it('is said of another minor version', () => {
    const found = findIn(waypointOutdated, wp + pod('1.29.2-distroless'));
    expect(subjectsOf(found)).toEqual(['east Gateway shop/wp']);
    expect(found[0].message).toContain('1.29.2');
  });

  it('is silent for another patch, and for tags that are no version', () => {
    expect(findIn(waypointOutdated, wp + pod('1.31.4'))).toEqual([]);
    expect(findIn(waypointOutdated, wp + pod('latest'))).toEqual([]);
  });
});
