import {
  ambientNamespace,
  ambientPod,
  findIn,
  namespaceYaml,
  podYaml,
  subjectsOf,
} from '../../testing';
import { hostNetworkPod } from './host-network-pod';

describe('host-network-pod', () => {
  const host = podYaml('shop/agent', { spec: { hostNetwork: true } });

  it('is said where the namespace asks for the mesh', () => {
    const found = findIn(hostNetworkPod, ambientNamespace('shop') + host);
    expect(subjectsOf(found)).toEqual(['east Pod shop/agent']);
  });

  it('is silent where it does not, and for other pods', () => {
    expect(findIn(hostNetworkPod, namespaceYaml('shop') + host)).toEqual([]);
    expect(
      findIn(
        hostNetworkPod,
        ambientNamespace('shop') + ambientPod('shop/cart'),
      ),
    ).toEqual([]);
  });
});
