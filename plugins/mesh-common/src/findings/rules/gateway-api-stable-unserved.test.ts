import { findIn, gatewayApiCrd } from '../../testing';
import { gatewayApiStableUnserved } from './gateway-api-stable-unserved';

describe('gateway-api-stable-unserved', () => {
  it('names kinds that are not served in v1', () => {
    const yaml =
      gatewayApiCrd('httproutes', 'HTTPRoute', { versions: ['v1alpha2'] }) +
      gatewayApiCrd('grpcroutes', 'GRPCRoute', { versions: ['v1alpha2'] }) +
      gatewayApiCrd('referencegrants', 'ReferenceGrant', {
        versions: ['v1alpha2'],
      });
    expect(
      findIn(gatewayApiStableUnserved, yaml).map(({ subject }) => subject.name),
    ).toEqual([
      'grpcroutes.gateway.networking.k8s.io',
      'httproutes.gateway.networking.k8s.io',
    ]);
  });

  it('is silent where they are', () => {
    expect(
      findIn(
        gatewayApiStableUnserved,
        gatewayApiCrd('httproutes', 'HTTPRoute', { versions: ['v1'] }),
      ),
    ).toEqual([]);
  });
});
