import { adviceOn, namespaceYaml, podYaml } from '../../testing';

describe('traffic', () => {
  it('is always said of namespaces and services, and alone does not weaken advice', () => {
    const advice = adviceOn(
      namespaceYaml('shop') + podYaml('shop/cart'),
      'shop',
    );
    expect(advice.missing).toHaveLength(1);
    expect(advice.confidence).toBe('high');
  });
});
