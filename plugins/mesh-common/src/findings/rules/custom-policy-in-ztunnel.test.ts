import {
  ambientNamespace,
  ambientPod,
  findIn,
  manifest,
  subjectsOf,
} from '../../testing';
import { customPolicyInZtunnel } from './custom-policy-in-ztunnel';

describe('custom-policy-in-ztunnel', () => {
  const policy = (spec: object) =>
    manifest('security.istio.io/v1', 'AuthorizationPolicy', 'shop/p', {
      spec: {
        action: 'CUSTOM',
        provider: { name: 'opa' },
        rules: [{}],
        ...spec,
      },
    });
  const shop = ambientNamespace('shop') + ambientPod('shop/cart');

  it('is said of ambient workloads', () => {
    expect(
      subjectsOf(findIn(customPolicyInZtunnel, shop + policy({}))),
    ).toEqual(['east AuthorizationPolicy shop/p']);
  });

  it('is silent on a waypoint', () => {
    const targetRefs = [{ kind: 'Gateway', name: 'wp' }];
    expect(
      findIn(customPolicyInZtunnel, shop + policy({ targetRefs })),
    ).toEqual([]);
  });
});
