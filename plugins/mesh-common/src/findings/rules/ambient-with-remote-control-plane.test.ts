import { findIn, manifest, subjectsOf } from '../../testing';
import { ambientWithRemoteControlPlane } from './ambient-with-remote-control-plane';

describe('ambient-with-remote-control-plane', () => {
  const ztunnel = manifest('apps/v1', 'DaemonSet', 'istio-system/ztunnel', {
    spec: { template: { metadata: { labels: { app: 'ztunnel' } } } },
  });
  const webhook = manifest(
    'admissionregistration.k8s.io/v1',
    'MutatingWebhookConfiguration',
    'injector',
    {
      metadata: { labels: { app: 'sidecar-injector' } },
      webhooks: [],
    },
  );
  const other = manifest('apps/v1', 'Deployment', 'default/app', {
    spec: { selector: {}, template: {} },
  });

  it('is said of ztunnel without istiod', () => {
    const found = findIn(ambientWithRemoteControlPlane, {
      east: { yaml: ztunnel + webhook + other, bare: true },
    });
    expect(subjectsOf(found)).toEqual(['east Cluster east']);
  });

  it('is silent with an istiod', () => {
    expect(findIn(ambientWithRemoteControlPlane, '')).toEqual([]);
  });
});
