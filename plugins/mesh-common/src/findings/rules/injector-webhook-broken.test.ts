import { findIn, serviceYaml, subjectsOf, webhooksYaml } from '../../testing';
import { injectorWebhookBroken } from './injector-webhook-broken';

describe('injector-webhook-broken', () => {
  const istiod = serviceYaml('istio-system/istiod');
  const hook = (name: string, service: string, selectors = {}) => ({
    name,
    clientConfig: { service: { namespace: 'istio-system', name: service } },
    ...selectors,
  });

  it('names the configuration whose Service is gone', () => {
    const yaml =
      istiod +
      webhooksYaml(
        'MutatingWebhookConfiguration',
        'istio-sidecar-injector-old',
        [
          hook('rev.namespace.sidecar-injector.istio.io', 'istiod-old', {
            namespaceSelector: {
              matchLabels: { 'istio.io/rev': 'old' },
              matchExpressions: [
                { key: 'istio-injection', operator: 'DoesNotExist' },
              ],
            },
          }),
        ],
      );
    const found = findIn(injectorWebhookBroken, yaml);
    expect(subjectsOf(found)).toEqual([
      'east MutatingWebhookConfiguration istio-sidecar-injector-old',
    ]);
    expect(found[0].message).toContain('istio-system/istiod-old');
  });

  it('names both of two that fire for the same pods', () => {
    const tag = webhooksYaml(
      'MutatingWebhookConfiguration',
      'istio-revision-tag-x',
      [
        hook('namespace.sidecar-injector.istio.io', 'istiod', {
          namespaceSelector: { matchLabels: { 'istio-injection': 'enabled' } },
        }),
      ],
    );
    const found = findIn(injectorWebhookBroken, istiod + tag);
    expect(subjectsOf(found)).toEqual([
      'east MutatingWebhookConfiguration istio-revision-tag-x',
      'east MutatingWebhookConfiguration istio-sidecar-injector',
    ]);
    expect(found[0].message).toContain('istio-sidecar-injector/namespace.');
  });

  it('is silent about the webhooks of others, and about those with a URL', () => {
    const yaml =
      istiod +
      webhooksYaml('MutatingWebhookConfiguration', 'other', [
        hook('pods.example.com', 'gone'),
      ]) +
      webhooksYaml('ValidatingWebhookConfiguration', 'istio-validator', [
        hook('rev.validation.istio.io', 'gone'),
      ]);
    expect(findIn(injectorWebhookBroken, yaml)).toEqual([]);
  });
});
