import { adviceOn, manifest, namespaceYaml, podYaml } from '../../testing';

describe('network-policies', () => {
  const shop = namespaceYaml('shop') + podYaml('shop/cart');
  const policy = (ports: object[]) =>
    manifest('networking.k8s.io/v1', 'NetworkPolicy', 'shop/web', {
      spec: { podSelector: {}, ingress: [{ ports }] },
    });

  it('not yet, while 15008 is closed', () => {
    expect(
      adviceOn(shop + policy([{ port: 8080 }]), 'shop').recommendation,
    ).toBe('not-yet');
  });

  it('is no reason where it is open', () => {
    expect(
      adviceOn(shop + policy([{ port: 8080 }, { port: 15008 }]), 'shop')
        .against,
    ).toEqual([]);
  });
});
