import { findIn, istioYaml, podYaml, subjectsOf } from '../../testing';
import { jwtRouteWithoutAuthentication } from './jwt-route-without-authentication';

describe('jwt-route-without-authentication', () => {
  const vs = (name: string, spec: object) =>
    istioYaml('VirtualService', name, { hosts: ['cart'], ...spec });

  const claim = (header: string) =>
    istioYaml('Gateway', 'shop/gw', { selector: { app: 'gw' } }) +
    podYaml('ingress/gw') +
    vs('shop/a', {
      gateways: ['gw'],
      http: [{ match: [{ headers: { [header]: { exact: 'x' } } }] }],
    });

  it('names a route by a claim that nobody checks', () => {
    for (const header of [
      '@request.auth.claims.sub',
      '@request.auth.claims[a][b]',
    ]) {
      const found = findIn(jwtRouteWithoutAuthentication, claim(header));
      expect(subjectsOf(found)).toEqual(['east VirtualService shop/a']);
      expect(found[0].message).toContain(header);
    }
  });

  it('is silent where the pods of the gateway check tokens, or their root namespace', () => {
    const check = (name: string, app?: string) =>
      istioYaml(
        'RequestAuthentication',
        name,
        app ? { selector: { matchLabels: { app } } } : {},
      );
    const yaml = claim('@request.auth.claims.sub');
    expect(
      findIn(jwtRouteWithoutAuthentication, yaml + check('ingress/jwt', 'gw')),
    ).toEqual([]);
    expect(
      findIn(jwtRouteWithoutAuthentication, yaml + check('istio-system/jwt')),
    ).toEqual([]);
    expect(
      findIn(
        jwtRouteWithoutAuthentication,
        yaml + check('ingress/jwt', 'other'),
      ),
    ).toHaveLength(1);
  });

  it('is silent about other headers', () => {
    expect(
      findIn(jwtRouteWithoutAuthentication, claim('@request.auth.claims')),
    ).toEqual([]);
    expect(findIn(jwtRouteWithoutAuthentication, claim('x-claim'))).toEqual([]);
  });
});
