import {
  ambientNamespace,
  ambientPod,
  findIn,
  serviceYaml,
  subjectsOf,
  waypointYaml,
} from '../../testing';
import { waypointUnused } from './waypoint-unused';

describe('waypoint-unused', () => {
  it('is said where nobody asks for it', () => {
    const yaml =
      ambientNamespace('shop') +
      serviceYaml('shop/cart') +
      waypointYaml('shop/wp');
    expect(subjectsOf(findIn(waypointUnused, yaml))).toEqual([
      'east Gateway shop/wp',
    ]);
  });

  it('is silent where a namespace, a Service or a pod does, also from elsewhere', () => {
    const use = { 'istio.io/use-waypoint': 'wp' };
    const far = { ...use, 'istio.io/use-waypoint-namespace': 'shop' };
    const wp = waypointYaml('shop/wp');
    expect(findIn(waypointUnused, wp + ambientNamespace('shop', use))).toEqual(
      [],
    );
    expect(findIn(waypointUnused, wp + serviceYaml('shop/cart', use))).toEqual(
      [],
    );
    expect(
      findIn(waypointUnused, wp + ambientPod('pay/api', { labels: far })),
    ).toEqual([]);
  });
});
