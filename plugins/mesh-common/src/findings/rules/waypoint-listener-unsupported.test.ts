import { findIn, subjectsOf, waypointYaml } from '../../testing';
import { waypointListenerUnsupported } from './waypoint-listener-unsupported';

describe('waypoint-listener-unsupported', () => {
  it('is said of another port and of another protocol', () => {
    const yaml =
      waypointYaml('shop/a', { listener: { port: 15009 } }) +
      waypointYaml('shop/b', { listener: { protocol: 'HTTP' } }) +
      waypointYaml('shop/c');
    expect(subjectsOf(findIn(waypointListenerUnsupported, yaml))).toEqual([
      'east Gateway shop/a',
      'east Gateway shop/b',
    ]);
  });
});
