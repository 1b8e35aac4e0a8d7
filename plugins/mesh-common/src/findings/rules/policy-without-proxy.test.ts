import {
  ambientNamespace,
  ambientPod,
  findIn,
  namespaceYaml,
  peerAuthentication,
  podYaml,
  subjectsOf,
} from '../../testing';
import { policyWithoutProxy } from './policy-without-proxy';

describe('policy-without-proxy', () => {
  const strict = peerAuthentication('shop/ns', { mtls: { mode: 'STRICT' } });

  it('is said where a pod has no proxy', () => {
    const yaml = namespaceYaml('shop') + podYaml('shop/cart') + strict;
    expect(subjectsOf(findIn(policyWithoutProxy, yaml))).toEqual([
      'east PeerAuthentication shop/ns',
    ]);
  });

  it('is silent where all have one, for pods on their way in, and for the policy of the mesh', () => {
    const ambient =
      ambientNamespace('shop') + ambientPod('shop/cart') + podYaml('shop/new');
    expect(findIn(policyWithoutProxy, ambient + strict)).toEqual([]);
    const mesh = peerAuthentication('istio-system/mesh', {
      mtls: { mode: 'STRICT' },
    });
    expect(
      findIn(
        policyWithoutProxy,
        namespaceYaml('shop') + podYaml('shop/cart') + mesh,
      ),
    ).toEqual([]);
  });
});
