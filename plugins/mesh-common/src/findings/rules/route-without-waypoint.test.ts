import {
  ambientNamespace,
  findIn,
  manifest,
  namespaceYaml,
  serviceYaml,
  subjectsOf,
  waypointYaml,
} from '../../testing';
import { routeWithoutWaypoint } from './route-without-waypoint';

describe('route-without-waypoint', () => {
  const route = manifest(
    'gateway.networking.k8s.io/v1',
    'HTTPRoute',
    'shop/cart',
    {
      spec: {
        parentRefs: [{ group: '', kind: 'Service', name: 'cart', port: 80 }],
      },
    },
  );
  const use = { 'istio.io/use-waypoint': 'wp' };

  it('is said where the Service has no waypoint, or one that is missing', () => {
    const none = ambientNamespace('shop') + serviceYaml('shop/cart') + route;
    expect(subjectsOf(findIn(routeWithoutWaypoint, none))).toEqual([
      'east HTTPRoute shop/cart',
    ]);
    const ghost =
      ambientNamespace('shop') + serviceYaml('shop/cart', use) + route;
    expect(findIn(routeWithoutWaypoint, ghost)).toHaveLength(1);
  });

  it('is silent where it has one, and outside of ambient', () => {
    const bound =
      ambientNamespace('shop') +
      serviceYaml('shop/cart', use) +
      waypointYaml('shop/wp') +
      route;
    expect(findIn(routeWithoutWaypoint, bound)).toEqual([]);
    expect(
      findIn(
        routeWithoutWaypoint,
        namespaceYaml('shop') + serviceYaml('shop/cart') + route,
      ),
    ).toEqual([]);
  });
});
