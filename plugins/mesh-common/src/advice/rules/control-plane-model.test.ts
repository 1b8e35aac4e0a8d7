import {
  adviceOn,
  manifest,
  namespaceYaml,
  podYaml,
  sidecarPod,
} from '../../testing';

describe('control-plane-model', () => {
  const webhook = manifest(
    'admissionregistration.k8s.io/v1',
    'MutatingWebhookConfiguration',
    'injector',
    {
      metadata: { labels: { app: 'sidecar-injector' } },
      webhooks: [],
    },
  );
  const shop =
    webhook + namespaceYaml('shop', { 'istio-injection': 'enabled' });

  it('keeps sidecars of a remote control plane', () => {
    const yaml = shop + sidecarPod('shop/cart');
    expect(adviceOn({ yaml, bare: true }, 'shop').recommendation).toBe(
      'keep-sidecar',
    );
  });

  it('is no reason where istiod is here', () => {
    expect(
      adviceOn(namespaceYaml('shop') + podYaml('shop/cart'), 'shop').against,
    ).toEqual([]);
  });
});
