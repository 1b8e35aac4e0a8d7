import { findIn, istioYaml, subjectsOf } from '../../testing';
import { destinationRulePortWithoutCa } from './destination-rule-port-without-ca';

describe('destination-rule-port-without-ca', () => {
  const rule = (name: string, spec: object) =>
    istioYaml('DestinationRule', name, { host: 'cart', ...spec });

  const port = (number: number, tls: object) => ({ port: { number }, tls });

  it('names the ports', () => {
    const yaml = rule('shop/a', {
      trafficPolicy: {
        portLevelSettings: [
          port(443, { mode: 'SIMPLE' }),
          port(444, { mode: 'SIMPLE', caCertificates: '/ca' }),
          port(445, { mode: 'DISABLE' }),
        ],
      },
    });
    const found = findIn(destinationRulePortWithoutCa, yaml);
    expect(subjectsOf(found)).toEqual(['east DestinationRule shop/a']);
    expect(found[0].message).toContain('port 443 ');
  });

  it('is silent where only the setting for all ports is open', () => {
    const yaml = rule('shop/a', { trafficPolicy: { tls: { mode: 'SIMPLE' } } });
    expect(findIn(destinationRulePortWithoutCa, yaml)).toEqual([]);
  });
});
