import {
  ambientNamespace,
  ambientPod,
  findIn,
  manifest,
  namespaceYaml,
  podYaml,
  subjectsOf,
} from '../../testing';
import { networkPolicyBlocksHbone } from './network-policy-blocks-hbone';

describe('network-policy-blocks-hbone', () => {
  const shop = ambientNamespace('shop') + ambientPod('shop/cart');
  const policy = (name: string, ports: object[], rest: object = {}) =>
    manifest('networking.k8s.io/v1', 'NetworkPolicy', name, {
      spec: {
        podSelector: {},
        policyTypes: ['Ingress'],
        ingress: [{ ports }],
        ...rest,
      },
    });

  it('is said where only ports of the application are open', () => {
    const found = findIn(
      networkPolicyBlocksHbone,
      shop + policy('shop/web', [{ port: 8080 }]),
    );
    expect(subjectsOf(found)).toEqual(['east NetworkPolicy shop/web']);
  });

  it('is said where nothing is allowed', () => {
    expect(
      findIn(
        networkPolicyBlocksHbone,
        shop + policy('shop/none', [], { ingress: [] }),
      ),
    ).toHaveLength(1);
  });

  it('is silent where any policy lets 15008 in: alone, in a range, or with every port', () => {
    const closed = policy('shop/web', [{ port: 8080 }]);
    for (const open of [
      [{ port: 15008 }],
      [{ port: 15000, endPort: 15010 }],
      [],
      [{ protocol: 'TCP' }],
    ]) {
      expect(
        findIn(
          networkPolicyBlocksHbone,
          shop + closed + policy('shop/open', open),
        ),
      ).toEqual([]);
    }
  });

  it('is silent for UDP only where TCP is open, for egress policies and pods that are not ambient', () => {
    const egress = policy('shop/out', [], { policyTypes: ['Egress'] });
    expect(findIn(networkPolicyBlocksHbone, shop + egress)).toEqual([]);
    const plain = namespaceYaml('shop') + podYaml('shop/cart');
    expect(
      findIn(
        networkPolicyBlocksHbone,
        plain + policy('shop/web', [{ port: 8080 }]),
      ),
    ).toEqual([]);
    const udp = policy('shop/udp', [{ port: 15008, protocol: 'UDP' }]);
    expect(findIn(networkPolicyBlocksHbone, shop + udp)).toHaveLength(1);
  });
});
