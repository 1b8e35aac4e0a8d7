import { findIn, serviceYaml, subjectsOf } from '../../testing';
import { serviceDiffersBetweenClusters } from './service-differs-between-clusters';

describe('service-differs-between-clusters', () => {
  const http = { name: 'http', port: 80, targetPort: 8080, protocol: 'TCP' };
  const service = (spec: object = {}) =>
    serviceYaml(
      'shop/cart',
      {},
      { spec: { type: 'ClusterIP', ports: [http], ...spec } },
    );
  const between = (east: string, west: string) =>
    findIn(serviceDiffersBetweenClusters, {
      east: { yaml: east, bare: true },
      west: { yaml: west, bare: true },
    });

  it('names it in each cluster, and what differs', () => {
    const found = between(service(), service({ type: 'LoadBalancer' }));
    expect(subjectsOf(found)).toEqual([
      'east Service shop/cart',
      'west Service shop/cart',
    ]);
    expect(found[0].message).toContain('types');
  });

  it('sees ports in all they are, and headless', () => {
    const different = [
      { ports: [{ ...http, name: 'web' }] },
      { ports: [{ ...http, targetPort: '8080' }] },
      { ports: [{ ...http, nodePort: 30000 }] },
      { ports: [http, { ...http, name: 'x', port: 81 }] },
      { clusterIP: 'None' },
    ];
    expect(
      different.map(spec => between(service(), service(spec)).length),
    ).toEqual([2, 2, 2, 2, 2]);
  });

  it('is silent about the same, about other addresses, and in one cluster only', () => {
    expect(between(service(), service({ clusterIP: '10.1.1.1' }))).toEqual([]);
    const x = { ...http, name: 'a', port: 81 };
    expect(
      between(service({ ports: [http, x] }), service({ ports: [x, http] })),
    ).toEqual([]);
    expect(between(service(), '')).toEqual([]);
  });
});
