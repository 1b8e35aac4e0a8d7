import { adviceOn, namespaceYaml, podYaml } from '../../testing';

describe('host-network', () => {
  const host = podYaml('shop/agent', { spec: { hostNetwork: true } });

  it('stays out where all pods are', () => {
    expect(adviceOn(namespaceYaml('shop') + host, 'shop').recommendation).toBe(
      'stay-out',
    );
  });

  it('is told where some are', () => {
    const advice = adviceOn(
      namespaceYaml('shop') + host + podYaml('shop/cart'),
      'shop',
    );
    expect(advice.recommendation).toBe('ambient-l4');
    expect(advice.against).toEqual([
      '1 of 2 pods on the host network: no proxy can take their traffic.',
    ]);
  });
});
