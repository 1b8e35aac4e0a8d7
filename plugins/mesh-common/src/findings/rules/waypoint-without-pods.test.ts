import { findIn, subjectsOf, waypointYaml } from '../../testing';
import { waypointWithoutPods } from './waypoint-without-pods';

describe('waypoint-without-pods', () => {
  it('is said though Programmed is True', () => {
    const found = findIn(
      waypointWithoutPods,
      waypointYaml('shop/waypoint', { available: 0 }),
    );
    expect(subjectsOf(found)).toEqual(['east Gateway shop/waypoint']);
  });

  it('is silent where a pod runs', () => {
    expect(findIn(waypointWithoutPods, waypointYaml('shop/waypoint'))).toEqual(
      [],
    );
  });
});
