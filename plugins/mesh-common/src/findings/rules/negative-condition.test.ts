import { findIn, manifest, serviceYaml, subjectsOf } from '../../testing';
import { negativeCondition } from './negative-condition';

describe('negative-condition', () => {
  const status = (...conditions: object[]) => ({ status: { conditions } });
  const condition = (type: string, value: string, reason = 'Invalid') => ({
    type,
    status: value,
    reason,
    message: 'why',
  });

  it('names what istiod has refused, by kind', () => {
    const bound = condition('istio.io/WaypointBound', 'False');
    const yaml =
      serviceYaml('shop/cart', {}, status(bound)) +
      manifest('gateway.networking.k8s.io/v1', 'Gateway', 'shop/gw', {
        spec: { gatewayClassName: 'istio' },
        ...status(condition('Programmed', 'False')),
      }) +
      manifest('gateway.networking.k8s.io/v1', 'HTTPRoute', 'shop/route', {
        spec: {},
        status: { parents: [{ conditions: [condition('Accepted', 'False')] }] },
      });
    const found = findIn(negativeCondition, yaml);
    expect(subjectsOf(found)).toEqual([
      'east Service shop/cart',
      'east Gateway shop/gw',
      'east HTTPRoute shop/route',
    ]);
    expect(found[0].message).toContain('why');
  });

  it('names a policy that a waypoint took in part, although the status is True', () => {
    const policy = manifest(
      'security.istio.io/v1',
      'AuthorizationPolicy',
      'shop/p',
      {
        spec: {},
        ...status(condition('WaypointAccepted', 'True', 'PartiallyInvalid')),
      },
    );
    expect(subjectsOf(findIn(negativeCondition, policy))).toEqual([
      'east AuthorizationPolicy shop/p',
    ]);
  });

  it('is silent about other types, and about True and Unknown', () => {
    const yaml =
      serviceYaml('shop/a', {}, status(condition('Other', 'False'))) +
      serviceYaml(
        'shop/b',
        {},
        status(condition('istio.io/WaypointBound', 'True')),
      ) +
      serviceYaml(
        'shop/c',
        {},
        status(condition('istio.io/WaypointBound', 'Unknown')),
      );
    expect(findIn(negativeCondition, yaml)).toEqual([]);
  });
});
