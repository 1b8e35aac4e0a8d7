import {
  ambientPod,
  findIn,
  serviceYaml,
  subjectsOf,
  waypointYaml,
} from '../../testing';
import { waypointTrafficType } from './waypoint-traffic-type';

describe('waypoint-traffic-type', () => {
  const use = { 'istio.io/use-waypoint': 'wp' };
  const wp = (type: string) =>
    waypointYaml('shop/wp', { labels: { 'istio.io/waypoint-for': type } });

  it('is said of a Service and a waypoint for workloads, and the other way round', () => {
    const service = wp('workload') + serviceYaml('shop/cart', use);
    expect(subjectsOf(findIn(waypointTrafficType, service))).toEqual([
      'east Service shop/cart',
    ]);
    const pod = wp('service') + ambientPod('shop/cart', { labels: use });
    expect(subjectsOf(findIn(waypointTrafficType, pod))).toEqual([
      'east Pod shop/cart',
    ]);
  });

  it('is silent where the waypoint is for all', () => {
    const yaml =
      wp('all') +
      serviceYaml('shop/cart', use) +
      ambientPod('shop/cart', { labels: use });
    expect(findIn(waypointTrafficType, yaml)).toEqual([]);
  });
});
