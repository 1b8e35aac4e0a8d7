import {
  ambientNamespace,
  findIn,
  serviceYaml,
  subjectsOf,
  waypointYaml,
} from '../../testing';
import { waypointNotGlobal } from './waypoint-not-global';

describe('waypoint-not-global', () => {
  const labels = { 'istio.io/global': 'true', 'istio.io/use-waypoint': 'wp' };
  const shop =
    ambientNamespace('shop') +
    waypointYaml('shop/wp') +
    serviceYaml('shop/cart', labels);

  it('is said where the Service of the waypoint is local', () => {
    const east = shop + serviceYaml('shop/wp');
    expect(subjectsOf(findIn(waypointNotGlobal, { east, west: '' }))).toEqual([
      'east Service shop/cart',
    ]);
  });

  it('is silent where it is global, and in a single cluster', () => {
    const east = shop + serviceYaml('shop/wp', { 'istio.io/global': 'true' });
    expect(findIn(waypointNotGlobal, { east, west: '' })).toEqual([]);
    expect(
      findIn(waypointNotGlobal, { east: shop + serviceYaml('shop/wp') }),
    ).toEqual([]);
  });
});
