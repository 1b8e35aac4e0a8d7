import {
  findIn,
  namespaceYaml,
  peerAuthentication,
  sidecarPod,
  subjectsOf,
} from '../../testing';
import { strictPortsExcluded } from './strict-ports-excluded';

describe('strict-ports-excluded', () => {
  const pod = sidecarPod('shop/cart', {
    annotations: { 'traffic.sidecar.istio.io/excludeInboundPorts': '9090' },
  });
  const strict = peerAuthentication('shop/ns', { mtls: { mode: 'STRICT' } });

  it('is said under STRICT', () => {
    const found = findIn(
      strictPortsExcluded,
      namespaceYaml('shop') + pod + strict,
    );
    expect(subjectsOf(found)).toEqual(['east Pod shop/cart']);
    expect(found[0].message).toContain('9090');
  });

  it('is silent under PERMISSIVE', () => {
    expect(findIn(strictPortsExcluded, namespaceYaml('shop') + pod)).toEqual(
      [],
    );
  });
});
