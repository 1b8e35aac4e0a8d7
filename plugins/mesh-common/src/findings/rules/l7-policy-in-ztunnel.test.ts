import {
  ambientNamespace,
  ambientPod,
  findIn,
  manifest,
  namespaceYaml,
  sidecarPod,
  subjectsOf,
} from '../../testing';
import { l7PolicyInZtunnel } from './l7-policy-in-ztunnel';

describe('l7-policy-in-ztunnel', () => {
  const policy = (spec: object) =>
    manifest('security.istio.io/v1', 'AuthorizationPolicy', 'shop/p', { spec });
  const shop = ambientNamespace('shop') + ambientPod('shop/cart');
  const get = { rules: [{ to: [{ operation: { methods: ['GET'] } }] }] };

  it('names the fields', () => {
    const found = findIn(l7PolicyInZtunnel, shop + policy(get));
    expect(subjectsOf(found)).toEqual(['east AuthorizationPolicy shop/p']);
    expect(found[0].message).toContain('methods');
  });

  it('reads conditions too', () => {
    const when = {
      rules: [{ when: [{ key: 'request.headers[x]', values: ['1'] }] }],
    };
    expect(findIn(l7PolicyInZtunnel, shop + policy(when))).toHaveLength(1);
    const l4 = {
      rules: [{ when: [{ key: 'source.ip', values: ['10.0.0.0/8'] }] }],
    };
    expect(findIn(l7PolicyInZtunnel, shop + policy(l4))).toEqual([]);
  });

  it('is silent at L4, on a waypoint, for sidecars and for pods it does not select', () => {
    expect(
      findIn(
        l7PolicyInZtunnel,
        shop + policy({ rules: [{ to: [{ operation: { ports: ['80'] } }] }] }),
      ),
    ).toEqual([]);
    const ref = { kind: 'Service', name: 'cart' };
    expect(
      findIn(l7PolicyInZtunnel, shop + policy({ ...get, targetRefs: [ref] })),
    ).toEqual([]);
    expect(
      findIn(
        l7PolicyInZtunnel,
        namespaceYaml('shop') + sidecarPod('shop/cart') + policy(get),
      ),
    ).toEqual([]);
    expect(
      findIn(
        l7PolicyInZtunnel,
        shop + policy({ ...get, selector: { matchLabels: { app: 'x' } } }),
      ),
    ).toEqual([]);
  });
});
