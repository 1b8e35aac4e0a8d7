import {
  ambientPod,
  findIn,
  istioYaml,
  podYaml,
  sidecarPod,
  subjectsOf,
} from '../../testing';
import { authorizationPolicySelectsNoPod } from './authorization-policy-selects-no-pod';

describe('authorization-policy-selects-no-pod', () => {
  const policy = (name: string, labels?: object) =>
    istioYaml(
      'AuthorizationPolicy',
      name,
      labels ? { selector: { matchLabels: labels } } : {},
    );

  it('names a selector that no pod of the mesh carries', () => {
    const yaml =
      ambientPod('shop/cart') +
      podYaml('shop/outside') +
      policy('shop/good', { app: 'cart' }) +
      policy('shop/outside', { app: 'outside' }) +
      policy('shop/other', { app: 'gone' });
    const found = findIn(authorizationPolicySelectsNoPod, yaml);
    expect(subjectsOf(found)).toEqual([
      'east AuthorizationPolicy shop/other',
      'east AuthorizationPolicy shop/outside',
    ]);
    expect(found[0].message).toContain('app=gone');
  });

  it('names a policy of a namespace without pods of the mesh', () => {
    const yaml = podYaml('shop/outside') + policy('shop/all');
    expect(subjectsOf(findIn(authorizationPolicySelectsNoPod, yaml))).toEqual([
      'east AuthorizationPolicy shop/all',
    ]);
  });

  it('looks for pods of every namespace where the policy is mesh-wide', () => {
    const yaml =
      sidecarPod('shop/cart') +
      policy('istio-system/all') +
      policy('istio-system/good', { app: 'cart' }) +
      policy('istio-system/bad', { app: 'gone' });
    expect(subjectsOf(findIn(authorizationPolicySelectsNoPod, yaml))).toEqual([
      'east AuthorizationPolicy istio-system/bad',
    ]);
  });
});
