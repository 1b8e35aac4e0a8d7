import {
  ambientNamespace,
  findIn,
  manifest,
  namespaceYaml,
  serviceYaml,
  subjectsOf,
} from '../../testing';
import { virtualServiceWithoutWaypoint } from './virtual-service-without-waypoint';

describe('virtual-service-without-waypoint', () => {
  const virtual = (spec: object) =>
    manifest('networking.istio.io/v1', 'VirtualService', 'shop/vs', {
      spec: { hosts: ['cart'], http: [{}], ...spec },
    });
  const shop = ambientNamespace('shop') + serviceYaml('shop/cart');

  it('is said of short and of full names', () => {
    expect(
      subjectsOf(findIn(virtualServiceWithoutWaypoint, shop + virtual({}))),
    ).toEqual(['east VirtualService shop/vs']);
    expect(
      findIn(
        virtualServiceWithoutWaypoint,
        shop + virtual({ hosts: ['cart.shop.svc.cluster.local'] }),
      ),
    ).toHaveLength(1);
  });

  it('is silent for an ingress gateway, for other hosts and outside of ambient', () => {
    expect(
      findIn(
        virtualServiceWithoutWaypoint,
        shop + virtual({ gateways: ['shop/ingress'] }),
      ),
    ).toEqual([]);
    expect(
      findIn(
        virtualServiceWithoutWaypoint,
        shop + virtual({ hosts: ['example.com'] }),
      ),
    ).toEqual([]);
    expect(
      findIn(
        virtualServiceWithoutWaypoint,
        namespaceYaml('shop') + serviceYaml('shop/cart') + virtual({}),
      ),
    ).toEqual([]);
  });
});
