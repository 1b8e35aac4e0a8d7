import { findIn, istioYaml, subjectsOf } from '../../testing';
import { configurationWarning } from './configuration-warning';

describe('configuration-warning', () => {
  const said = (kind: string, spec: object) =>
    findIn(configurationWarning, istioYaml(kind, 'shop/x', spec))
      .map(({ message }) => message)
      .join();

  it('names the object and the field', () => {
    const found = findIn(
      configurationWarning,
      istioYaml('WorkloadEntry', 'shop/vm', { network: 'n1' }),
    );
    expect(subjectsOf(found)).toEqual(['east WorkloadEntry shop/vm']);
    expect(found[0].message).toContain('n1');
  });

  it('reads DestinationRules and VirtualServices', () => {
    const policy = (trafficPolicy: object) =>
      said('DestinationRule', { host: 'x', trafficPolicy });
    expect(policy({ outlierDetection: { consecutiveErrors: 5 } })).toContain(
      'consecutiveErrors',
    );
    expect(policy({ outlierDetection: { consecutiveErrors: 0 } })).toBe('');
    expect(
      policy({ loadBalancer: { consistentHash: { minimumRingSize: '1024' } } }),
    ).toContain('minimumRingSize');
    expect(
      said('DestinationRule', { host: 'x', workloadSelector: {} }),
    ).toContain('all clients');
    const vs = (spec: object) => said('VirtualService', spec);
    expect(vs({ gateways: ['gw.shop'] })).toContain('shop/gw');
    expect(vs({ gateways: ['gw', 'gw.shop'] })).toBe('');
    expect(vs({ http: [{ mirrorPercent: 1 }] })).toContain('mirrorPercentage');
    expect(vs({ tls: [{ match: [{ sniHosts: ['10.0.0.1'] }] }] })).toContain(
      '10.0.0.1',
    );
    const body = (length: number) => ({
      http: [{ directResponse: { body: { string: 'x'.repeat(length) } } }],
    });
    expect(vs(body(100 * 1024 + 1))).toContain('large');
    expect(vs(body(100 * 1024))).toBe('');
  });

  it('reads Gateways', () => {
    const server = (tls: object, protocol = 'HTTPS') =>
      said('Gateway', {
        servers: [{ port: { number: 443, protocol }, hosts: ['*'], tls }],
      });
    expect(server({ mode: 'SIMPLE', httpsRedirect: true })).toContain(
      'httpsRedirect',
    );
    expect(server({ mode: 'SIMPLE', httpsRedirect: true }, 'HTTP')).toBe('');
    expect(server({ mode: 'SIMPLE', minProtocolVersion: 'TLSV1_0' })).toContain(
      'TLSV1_0',
    );
    expect(server({ mode: 'SIMPLE', cipherSuites: ['mine', 'ALL'] })).toContain(
      'mine',
    );
    expect(server({ mode: 'SIMPLE', cipherSuites: ['ALL', 'ALL'] })).toContain(
      'twice',
    );
    expect(server({ credentialName: 'x' })).toContain('PASSTHROUGH');
    expect(server({ mode: 'SIMPLE', tlsCertificates: [{}, {}, {}] })).toContain(
      'two',
    );
  });

  it('reads Sidecars, except those that configure nothing', () => {
    const empty = { workloadSelector: { labels: {} } };
    expect(said('Sidecar', empty)).toBe('');
    const hosts = (...names: string[]) =>
      said('Sidecar', { egress: [{ hosts: names }] });
    expect(
      said('Sidecar', { ...empty, egress: [{ hosts: ['./*'] }] }),
    ).toContain('no labels');
    expect(hosts('./*', 'shop/a.com')).toContain('shop/a.com');
    expect(hosts('*/*', './x.com')).toContain('*/*');
    expect(hosts('./*', 'other/*', '~/*')).toBe('');
    const ingress = (protocol: string) =>
      said('Sidecar', {
        ingress: [
          { port: { number: 80, protocol }, connectionPool: { http: {} } },
        ],
      });
    expect(ingress('TCP')).toContain('80');
    expect(ingress('HTTP')).toBe('');
  });

  it('reads ServiceEntries', () => {
    const entry = (spec: object) =>
      said('ServiceEntry', { hosts: ['a.com'], ...spec });
    const tcp = { ports: [{ number: 1, name: 'p', protocol: 'TCP' }] };
    expect(entry({ hosts: ['w*.com'] })).toContain('w*.com');
    expect(entry({ hosts: ['w*.com'], resolution: 'DYNAMIC_DNS' })).toBe('');
    expect(entry({ ...tcp, resolution: 'NONE' })).toContain('address');
    expect(entry({ ...tcp, resolution: 'DNS' })).toBe('');
    expect(entry({ workloadSelector: { labels: { a: 'b' } } })).toContain(
      'NONE',
    );
    const shared = {
      ...tcp,
      hosts: ['a.com', 'b.com'],
      addresses: ['10.0.0.1'],
    };
    expect(entry({ ...shared, resolution: 'DNS' })).toContain('apart');
    expect(entry({ ...shared, resolution: 'STATIC' })).toBe('');
    const endpoints = [{ network: 'n1' }];
    expect(entry({ resolution: 'STATIC', endpoints })).toContain('n1');
  });

  it('reads Telemetries and RequestAuthentications', () => {
    expect(said('Telemetry', { tracing: [{}, {}] })).toContain('tracing');
    expect(
      said('Telemetry', {
        tracing: [{ providers: [{ name: 'a' }, { name: 'b' }] }],
      }),
    ).toContain('provider');
    const jwks = (...keys: object[]) =>
      said('RequestAuthentication', {
        jwtRules: [{ issuer: 'x', jwks: JSON.stringify({ keys }) }],
      });
    expect(jwks({ kty: 'RSA', n: 'x', e: 'AQAB' })).toBe('');
    expect(jwks({ kty: 'RSA', n: 'x', e: 'AQAB', d: 'secret' })).toContain(
      'private key',
    );
    expect(jwks({ kty: 'RSA', d: 'secret' })).not.toContain('secret');
    expect(jwks({ kty: 'oct', k: 'x' })).toContain('private key');
  });
});
