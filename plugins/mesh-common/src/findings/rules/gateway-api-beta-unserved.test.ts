import { findIn, gatewayApiCrd } from '../../testing';
import { gatewayApiBetaUnserved } from './gateway-api-beta-unserved';

describe('gateway-api-beta-unserved', () => {
  it('names kinds that are not served in v1beta1', () => {
    const yaml =
      gatewayApiCrd('httproutes', 'HTTPRoute', { versions: ['v1alpha2'] }) +
      gatewayApiCrd('referencegrants', 'ReferenceGrant', {
        versions: ['v1alpha2'],
      }) +
      gatewayApiCrd('grpcroutes', 'GRPCRoute', { versions: ['v1alpha2'] });
    expect(
      findIn(gatewayApiBetaUnserved, yaml).map(({ subject }) => subject.name),
    ).toEqual([
      'httproutes.gateway.networking.k8s.io',
      'referencegrants.gateway.networking.k8s.io',
    ]);
  });

  it('is silent where they are', () => {
    expect(
      findIn(
        gatewayApiBetaUnserved,
        gatewayApiCrd('httproutes', 'HTTPRoute', { versions: ['v1beta1'] }),
      ),
    ).toEqual([]);
  });
});
