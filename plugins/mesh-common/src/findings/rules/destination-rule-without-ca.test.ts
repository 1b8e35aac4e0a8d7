import { findIn, istioYaml, subjectsOf } from '../../testing';
import { destinationRuleWithoutCa } from './destination-rule-without-ca';

describe('destination-rule-without-ca', () => {
  const rule = (name: string, spec: object) =>
    istioYaml('DestinationRule', name, { host: 'cart', ...spec });

  const tls = (settings: object, rest = {}) =>
    findIn(
      destinationRuleWithoutCa,
      rule('shop/a', { trafficPolicy: { tls: settings }, ...rest }),
    );
  const selector = { workloadSelector: { matchLabels: { app: 'x' } } };

  it('names TLS that believes whoever answers', () => {
    expect(subjectsOf(tls({ mode: 'SIMPLE' }))).toEqual([
      'east DestinationRule shop/a',
    ]);
    expect(tls({ mode: 'MUTUAL' })).toHaveLength(1);
    expect(tls({ mode: 'SIMPLE', credentialName: 'x' })).toHaveLength(1);
  });

  it('is silent with an authority, with a credential for chosen clients, and without TLS', () => {
    expect(tls({ mode: 'SIMPLE', caCertificates: '/ca' })).toEqual([]);
    expect(tls({ mode: 'SIMPLE', credentialName: 'x' }, selector)).toEqual([]);
    expect(tls({ mode: 'ISTIO_MUTUAL' })).toEqual([]);
  });
});
