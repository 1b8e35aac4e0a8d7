import {
  ambientNamespace,
  ambientPod,
  findIn,
  manifest,
  namespaceYaml,
  sidecarPod,
  subjectsOf,
} from '../../testing';
import { jwtWithoutWaypoint } from './jwt-without-waypoint';

describe('jwt-without-waypoint', () => {
  const policy = (spec: object) =>
    manifest('security.istio.io/v1', 'RequestAuthentication', 'shop/jwt', {
      spec,
    });

  it('is said in ambient', () => {
    const yaml =
      ambientNamespace('shop') + ambientPod('shop/cart') + policy({});
    expect(subjectsOf(findIn(jwtWithoutWaypoint, yaml))).toEqual([
      'east RequestAuthentication shop/jwt',
    ]);
  });

  it('is silent with a targetRef, and for sidecars', () => {
    const ref = policy({ targetRefs: [{ kind: 'Service', name: 'cart' }] });
    expect(
      findIn(
        jwtWithoutWaypoint,
        ambientNamespace('shop') + ambientPod('shop/cart') + ref,
      ),
    ).toEqual([]);
    expect(
      findIn(
        jwtWithoutWaypoint,
        namespaceYaml('shop') + sidecarPod('shop/cart') + policy({}),
      ),
    ).toEqual([]);
  });
});
