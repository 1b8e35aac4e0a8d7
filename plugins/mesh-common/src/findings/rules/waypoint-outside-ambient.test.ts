import {
  ambientNamespace,
  ambientPod,
  findIn,
  namespaceYaml,
  subjectsOf,
  waypointYaml,
} from '../../testing';
import { waypointOutsideAmbient } from './waypoint-outside-ambient';

describe('waypoint-outside-ambient', () => {
  const use = { 'istio.io/use-waypoint': 'wp' };

  it('is said where the namespace is not in ambient', () => {
    const yaml = namespaceYaml('shop', use) + waypointYaml('shop/wp');
    expect(subjectsOf(findIn(waypointOutsideAmbient, yaml))).toEqual([
      'east Namespace shop',
    ]);
  });

  it('is silent where it is, by its label or by its pods', () => {
    expect(
      findIn(waypointOutsideAmbient, ambientNamespace('shop', use)),
    ).toEqual([]);
    const pods = namespaceYaml('shop', use) + ambientPod('shop/cart');
    expect(findIn(waypointOutsideAmbient, pods)).toEqual([]);
  });
});
