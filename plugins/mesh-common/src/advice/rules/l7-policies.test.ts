import {
  adviceOn,
  manifest,
  namespaceYaml,
  podYaml,
  serviceYaml,
} from '../../testing';

describe('l7-policies', () => {
  const policy = (spec: object) =>
    manifest('security.istio.io/v1', 'AuthorizationPolicy', 'shop/p', { spec });
  const get = { rules: [{ to: [{ operation: { methods: ['GET'] } }] }] };
  const shop =
    namespaceYaml('shop') +
    podYaml('shop/cart') +
    podYaml('shop/pay') +
    serviceYaml('shop/cart') +
    serviceYaml('shop/pay');

  it('asks for a waypoint', () => {
    const advice = adviceOn(shop + policy(get), 'shop');
    expect(advice.recommendation).toBe('ambient-with-waypoint');
    expect(advice.nextStep).toContain('waypoint for shop');
    expect(advice.saves).toEqual({ cpu: '-100m', memory: '-128Mi' });
  });

  it('only for the service that it is about', () => {
    const yaml =
      shop + policy({ ...get, selector: { matchLabels: { app: 'cart' } } });
    expect(adviceOn(yaml, 'shop', 'cart').recommendation).toBe(
      'ambient-with-waypoint',
    );
    expect(adviceOn(yaml, 'shop', 'pay').recommendation).toBe('ambient-l4');
    const targeted =
      shop + policy({ ...get, targetRefs: [{ kind: 'Service', name: 'pay' }] });
    expect(adviceOn(targeted, 'shop', 'pay').recommendation).toBe(
      'ambient-with-waypoint',
    );
    expect(adviceOn(targeted, 'shop', 'cart').recommendation).toBe(
      'ambient-l4',
    );
  });

  it('not for policies of L4', () => {
    const l4 = policy({
      rules: [{ from: [{ source: { namespaces: ['pay'] } }] }],
    });
    expect(adviceOn(shop + l4, 'shop').recommendation).toBe('ambient-l4');
  });

  it('for tokens', () => {
    const jwt = manifest(
      'security.istio.io/v1',
      'RequestAuthentication',
      'shop/jwt',
      { spec: {} },
    );
    expect(adviceOn(shop + jwt, 'shop').recommendation).toBe(
      'ambient-with-waypoint',
    );
  });
});
