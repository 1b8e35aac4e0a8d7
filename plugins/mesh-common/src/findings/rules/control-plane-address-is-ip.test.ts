import { findIn, subjectsOf, webhooksYaml } from '../../testing';
import { controlPlaneAddressIsIp } from './control-plane-address-is-ip';

describe('control-plane-address-is-ip', () => {
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

  it('names a webhook that calls an address', () => {
    for (const host of ['10.0.0.1', '10.0.0.1:15017', '[2001:db8::1]:15017']) {
      expect(
        subjectsOf(
          findIn(
            controlPlaneAddressIsIp,
            injector({ url: `https://${host}/inject` }),
          ),
        ),
      ).toEqual(['east MutatingWebhookConfiguration istio-sidecar-injector-x']);
    }
  });

  it('is silent about names, and about the webhooks of others', () => {
    const name = { url: 'https://10.0.0.1.example.com/inject' };
    expect(findIn(controlPlaneAddressIsIp, injector(name))).toEqual([]);
    expect(
      findIn(controlPlaneAddressIsIp, injector({ url: 'https://10.0.0.256/' })),
    ).toEqual([]);
    const other = hooks('ValidatingWebhookConfiguration', 'other', {
      url: 'https://10.0.0.1/',
    });
    expect(findIn(controlPlaneAddressIsIp, other)).toEqual([]);
  });
});
