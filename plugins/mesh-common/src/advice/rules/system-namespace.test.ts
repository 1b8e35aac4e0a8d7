import { adviceOn, namespaceYaml, podYaml } from '../../testing';

describe('system-namespace', () => {
  it('stays out: system namespaces, and those that istio-cni excludes', () => {
    expect(adviceOn('', 'kube-system').recommendation).toBe('stay-out');
    expect(adviceOn('', 'istio-system').recommendation).toBe('stay-out');
    const excluded = {
      yaml: namespaceYaml('shop') + podYaml('shop/cart'),
      cni: { EXCLUDE_NAMESPACES: 'shop' },
    };
    expect(adviceOn(excluded, 'shop')).toMatchObject({
      recommendation: 'stay-out',
      nextStep: 'Leave it as it is.',
    });
  });

  it('an ordinary namespace does not', () => {
    expect(
      adviceOn(namespaceYaml('shop') + podYaml('shop/cart'), 'shop')
        .recommendation,
    ).toBe('ambient-l4');
  });
});
