import { findIn, istioYaml, subjectsOf } from '../../testing';
import { jwksFetchUnrestricted } from './jwks-fetch-unrestricted';

describe('jwks-fetch-unrestricted', () => {
  const yaml = istioYaml('RequestAuthentication', 'shop/jwt', {});

  it('names istiod where a RequestAuthentication exists', () => {
    const found = findIn(jwksFetchUnrestricted, yaml);
    expect(subjectsOf(found)).toEqual(['east Deployment istio-system/istiod']);
    expect(found[0].message).toContain('shop/jwt');
  });

  it('is silent without one, and where istiod is restricted', () => {
    expect(findIn(jwksFetchUnrestricted, '')).toEqual([]);
    const istiodEnv = { BLOCKED_CIDRS_IN_JWKS_URIS: '10.0.0.0/8' };
    expect(
      findIn(jwksFetchUnrestricted, { east: { yaml, istiodEnv } }),
    ).toEqual([]);
  });
});
