import { findIn, istioYaml, subjectsOf } from '../../testing';
import { denyPolicyBlocksTcp } from './deny-policy-blocks-tcp';

describe('deny-policy-blocks-tcp', () => {
  const said = (rule: object, action = 'DENY') =>
    subjectsOf(
      findIn(
        denyPolicyBlocksTcp,
        istioYaml('AuthorizationPolicy', 'shop/p', { action, rules: [rule] }),
      ),
    );
  const to = (operation: object) => ({ to: [{ operation }] });
  const from = (source: object) => ({ from: [{ source }] });

  it('names a DENY rule of HTTP attributes only', () => {
    expect(said(to({ methods: ['GET'] }))).toEqual([
      'east AuthorizationPolicy shop/p',
    ]);
    expect(said(from({ requestPrincipals: ['*'] }))).toEqual([
      'east AuthorizationPolicy shop/p',
    ]);
    expect(
      said({ ...from({ principals: ['a'] }), ...to({ paths: ['/x'] }) }),
    ).toHaveLength(1);
  });

  it('is silent with a port, with a source that TCP has, and for other actions', () => {
    expect(said(to({ methods: ['GET'], ports: ['80'] }))).toEqual([]);
    expect(said(from({ principals: ['a'] }))).toEqual([]);
    expect(said(from({ remoteIpBlocks: ['10.0.0.0/8'] }))).toEqual([]);
    expect(said({})).toEqual([]);
    expect(said(to({ methods: ['GET'] }), 'ALLOW')).toEqual([]);
  });
});
