import {
  ambientNamespace,
  findIn,
  serviceYaml,
  subjectsOf,
  waypointYaml,
} from '../../testing';
import { waypointTwinMissing } from './waypoint-twin-missing';

describe('waypoint-twin-missing', () => {
  const shop = (labels: object) =>
    ambientNamespace('shop') +
    waypointYaml('shop/wp') +
    serviceYaml('shop/cart', { 'istio.io/global': 'true', ...labels });
  const use = { 'istio.io/use-waypoint': 'wp' };

  it('is said of the cluster without', () => {
    expect(
      subjectsOf(
        findIn(waypointTwinMissing, { east: shop(use), west: shop({}) }),
      ),
    ).toEqual(['west Service shop/cart']);
  });

  it('is silent where both have one, or neither', () => {
    expect(
      findIn(waypointTwinMissing, { east: shop(use), west: shop(use) }),
    ).toEqual([]);
    expect(
      findIn(waypointTwinMissing, { east: shop({}), west: shop({}) }),
    ).toEqual([]);
  });
});
