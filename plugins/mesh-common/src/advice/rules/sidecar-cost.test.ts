import { adviceOn, namespaceYaml, podYaml, sidecarPod } from '../../testing';

describe('sidecar-cost', () => {
  it('is the exact sum', () => {
    const proxy = {
      name: 'istio-proxy',
      image: 'proxyv2',
      resources: { requests: { cpu: '0.25', memory: '100M' } },
    };
    const yaml =
      namespaceYaml('shop', { 'istio-injection': 'enabled' }) +
      sidecarPod('shop/cart') +
      sidecarPod('shop/odd', { spec: { containers: [proxy] } });
    const advice = adviceOn(yaml, 'shop');
    // 100m + 250m; 128Mi + 100M = 134217728 + 100000000 bytes.
    expect(advice.saves.cpu).toBe('350m');
    expect(advice.saves.memory).toBe('234217728');
    expect(advice.for).toContain(
      '2 pods with a sidecar, which together request 350m CPU and 234217728 memory.',
    );
  });

  it('is nothing without sidecars', () => {
    expect(
      adviceOn(namespaceYaml('shop') + podYaml('shop/cart'), 'shop').saves,
    ).toEqual({ cpu: '0', memory: '0' });
  });
});
