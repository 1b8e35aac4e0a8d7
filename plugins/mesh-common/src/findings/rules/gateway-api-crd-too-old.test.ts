import { findIn, gatewayApiCrd, subjectsOf } from '../../testing';
import { gatewayApiCrdTooOld } from './gateway-api-crd-too-old';

describe('gateway-api-crd-too-old', () => {
  const said = (bundle?: string) =>
    findIn(
      gatewayApiCrdTooOld,
      gatewayApiCrd('tlsroutes', 'TLSRoute', { bundle }),
    ).length;

  it('names a CRD that istiod does not read', () => {
    const found = findIn(
      gatewayApiCrdTooOld,
      gatewayApiCrd('tlsroutes', 'TLSRoute', { bundle: 'v1.4.1' }),
    );
    expect(subjectsOf(found)).toEqual([
      'east CustomResourceDefinition tlsroutes.gateway.networking.k8s.io',
    ]);
    expect(found[0].message).toContain('1.5.0');
  });

  it('does not mind patches and candidates, and says nothing of what it cannot read', () => {
    expect(
      ['v1.5.0', '1.5', 'v1.5.0-rc.1', 'v2.0.0', 'mine', undefined].map(said),
    ).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('is silent about kinds without a minimum', () => {
    expect(
      findIn(
        gatewayApiCrdTooOld,
        gatewayApiCrd('httproutes', 'HTTPRoute', { bundle: 'v0.1.0' }),
      ),
    ).toEqual([]);
  });
});
