import { ServiceScopeRule } from '../facts';
import { namespaceFact, serviceFact } from '../testing';
import { serviceScope } from './serviceScope';

const rule = (rest: Partial<ServiceScopeRule>): ServiceScopeRule => ({
  namespaces: {},
  services: {},
  global: true,
  ...rest,
});
const label = { matchLabels: { 'istio.io/global': 'true' } };
const service = (labels = {}) => serviceFact('shop', 'cart', { labels });
const shop = namespaceFact('shop');
const scope = (
  rules: ServiceScopeRule[],
  labels: Record<string, string> = {},
  ns: typeof shop | undefined = shop,
) => serviceScope(service(labels), ns, { serviceScopes: rules });

describe('the scope of a service', () => {
  it('is local where nothing makes it global, whatever its label says', () => {
    expect(scope([], { 'istio.io/global': 'true' })).toBe('local');
  });

  it('is global where an entry selects service and namespace', () => {
    const rules = [rule({ services: label })];
    expect(scope(rules, { 'istio.io/global': 'true' })).toBe('global');
    expect(scope(rules, { 'istio.io/global': 'True' })).toBe('local');
    const both = [
      rule({ services: label, namespaces: { matchLabels: { team: 'a' } } }),
    ];
    expect(scope(both, { 'istio.io/global': 'true' })).toBe('local');
  });

  it('one entry with scope LOCAL does not take away what another gives', () => {
    const rules = [rule({ global: false }), rule({ services: label })];
    expect(scope(rules, { 'istio.io/global': 'true' })).toBe('global');
  });

  it('an empty selector is everything', () => {
    expect(scope([rule({})])).toBe('global');
  });

  it('is local in a namespace that is not known', () => {
    expect(
      serviceScope(service(), undefined, { serviceScopes: [rule({})] }),
    ).toBe('local');
  });
});
