import { findIn, subjectsOf, webhooksYaml } from '../../testing';
import { controlPlaneAddressInvalid } from './control-plane-address-invalid';

describe('control-plane-address-invalid', () => {
  const hooks = (
    kind: 'MutatingWebhookConfiguration' | 'ValidatingWebhookConfiguration',
    name: string,
    clientConfig: object,
  ) => webhooksYaml(kind, name, [{ name: 'hook.istio.io', clientConfig }]);
  const injector = (clientConfig: object) =>
    hooks(
      'MutatingWebhookConfiguration',
      'istio-sidecar-injector-x',
      clientConfig,
    );

  it('names a webhook with no address, and one whose URL cannot be read', () => {
    for (const config of [
      {},
      { url: ':15017/inject' },
      { url: 'https://a:b/' },
    ]) {
      expect(
        subjectsOf(findIn(controlPlaneAddressInvalid, injector(config))),
      ).toEqual(['east MutatingWebhookConfiguration istio-sidecar-injector-x']);
    }
  });

  it('looks at the validators of Istio too, and at nobody else', () => {
    const validating = 'ValidatingWebhookConfiguration';
    const yaml =
      hooks(validating, 'istiod-default-validator', {}) +
      hooks(validating, 'istio-validator-x', {}) +
      hooks(validating, 'other', {}) +
      hooks('MutatingWebhookConfiguration', 'other', {});
    expect(subjectsOf(findIn(controlPlaneAddressInvalid, yaml))).toEqual([
      'east ValidatingWebhookConfiguration istio-validator-x',
      'east ValidatingWebhookConfiguration istiod-default-validator',
    ]);
  });

  it('is silent where there is a Service or a URL', () => {
    const service = { service: { namespace: 'istio-system', name: 'istiod' } };
    const yaml = injector({ url: 'https://istiod.example.com:15017/inject' });
    expect(findIn(controlPlaneAddressInvalid, injector(service))).toEqual([]);
    expect(findIn(controlPlaneAddressInvalid, yaml)).toEqual([]);
  });
});
