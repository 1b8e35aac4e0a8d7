import {
  adviceOn,
  ambientNamespace,
  namespaceYaml,
  podYaml,
  sidecarPod,
} from '../../testing';

describe('ambient-readiness', () => {
  const shop = namespaceYaml('shop') + podYaml('shop/cart');

  it('not yet, where a part is missing', () => {
    const advice = adviceOn({ yaml: shop, ambient: false }, 'shop');
    expect(advice.recommendation).toBe('not-yet');
    expect(advice.nextStep).toContain('ztunnel');
  });

  it('not yet, where Istio is too old', () => {
    const advice = adviceOn({ yaml: shop, version: '1.22.3' }, 'shop');
    expect(advice).toMatchObject({ recommendation: 'not-yet' });
    expect(advice.nextStep).toContain('1.24');
  });

  it('ambient, where all is ready', () => {
    expect(adviceOn(shop, 'shop')).toMatchObject({
      recommendation: 'ambient-l4',
      for: expect.arrayContaining(['Ambient is installed and ready.']),
      nextStep: 'Label namespace shop istio.io/dataplane-mode=ambient.',
    });
  });

  it('does not ask for a label that is there', () => {
    const out = { labels: { 'istio.io/dataplane-mode': 'none' } };
    const mixed = ambientNamespace('shop') + podYaml('shop/cart', out);
    expect(adviceOn(mixed, 'shop').nextStep).toBe(
      'Nothing to do: it asks for ambient already.',
    );
    const moving = ambientNamespace('shop') + sidecarPod('shop/cart');
    expect(adviceOn(moving, 'shop').nextStep).toBe(
      'Restart its workloads that still have a sidecar.',
    );
  });
});
