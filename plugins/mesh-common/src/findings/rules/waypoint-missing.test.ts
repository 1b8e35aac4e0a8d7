import {
  ambientNamespace,
  findIn,
  serviceYaml,
  subjectsOf,
  waypointYaml,
} from '../../testing';
import { waypointMissing } from './waypoint-missing';

const shop = ambientNamespace('shop', { 'istio.io/use-waypoint': 'waypoint' });

describe('waypoint-missing', () => {
  it('is said once, for the object that carries the label', () => {
    const found = findIn(waypointMissing, shop + serviceYaml('shop/cart'));
    expect(subjectsOf(found)).toEqual(['east Namespace shop']);
    expect(found[0].message).toContain('shop/waypoint');
  });

  it('also for a Service that names another one', () => {
    const cart = serviceYaml('shop/cart', { 'istio.io/use-waypoint': 'wp' });
    const found = findIn(
      waypointMissing,
      shop + waypointYaml('shop/waypoint') + cart,
    );
    expect(subjectsOf(found)).toEqual(['east Service shop/cart']);
  });

  it('is silent where the waypoint exists, also when it is not ready', () => {
    const waypoint = waypointYaml('shop/waypoint', { programmed: false });
    expect(findIn(waypointMissing, shop + waypoint)).toEqual([]);
  });

  it('is silent where the object opts out', () => {
    const cart = serviceYaml('shop/cart', { 'istio.io/use-waypoint': 'none' });
    expect(findIn(waypointMissing, ambientNamespace('shop') + cart)).toEqual(
      [],
    );
  });
});
