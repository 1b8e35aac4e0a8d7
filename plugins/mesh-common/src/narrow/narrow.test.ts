import fc from 'fast-check';
import { z } from 'zod';
import { FACT_KINDS, FactKind } from '../facts';
import { fact, meta } from './__testUtils__/fact';
import { narrow } from './narrow';
import { narrowing } from './result';

describe('hostile objects', () => {
  it.each<[FactKind, unknown, string, RegExp]>([
    ['pods', null, '', /object/],
    ['pods', { metadata: meta({ uid: '' }), spec: {} }, 'metadata.uid', /uid/],
    [
      'pods',
      { metadata: meta({ namespace: null }), spec: {} },
      'metadata.namespace',
      /namespace/,
    ],
    [
      'pods',
      { metadata: meta({ labels: { 'a.b/c': 7 } }), spec: {} },
      'metadata.labels["a.b/c"]',
      /string/,
    ],
    [
      'pods',
      { metadata: meta({ creationTimestamp: 'soon' }), spec: {} },
      'metadata.creationTimestamp',
      /time/,
    ],
    [
      'pods',
      { metadata: meta(), spec: { containers: [{}] } },
      'spec.containers[0].name',
      /string/,
    ],
    [
      'pods',
      { metadata: meta(), spec: {}, status: { phase: 'Sleeping' } },
      'status.phase',
      /Running/,
    ],
    [
      'peerauthentications',
      { metadata: meta(), spec: { mtls: { mode: 'LOUD' } } },
      'spec.mtls.mode',
      /./,
    ],
    [
      'gateways',
      { metadata: meta(), spec: {} },
      'spec.gatewayClassName',
      /string/,
    ],
    [
      'configs',
      { metadata: meta({ name: 'istio' }), data: { mesh: '{' } },
      'data.mesh',
      /YAML/,
    ],
    [
      'configs',
      {
        metadata: meta({ name: 'istio' }),
        data: { mesh: 'rootNamespace: [1]' },
      },
      'data.mesh.rootNamespace',
      /./,
    ],
    [
      'configs',
      { metadata: meta({ name: 'istio' }) },
      'data.mesh',
      /MeshConfig/,
    ],
    [
      'configs',
      { metadata: meta({ name: 'secrets' }), data: {} },
      'metadata.name',
      /istio/,
    ],
    [
      'configs',
      { metadata: meta({ name: 'istio-ca-root-cert' }), data: {} },
      'data["root-cert.pem"]',
      /PEM/,
    ],
    [
      'configs',
      {
        metadata: meta({ name: 'istio-ca-root-cert' }),
        data: {
          'root-cert.pem':
            '-----BEGIN CERTIFICATE-----=A=-----END CERTIFICATE-----',
        },
      },
      'data["root-cert.pem"]',
      /base64/,
    ],
  ])('%s: names the field %#', (kind, object, field, expected) => {
    const result = narrow[kind](object);
    expect(result).toMatchObject({ ok: false, field });
    expect(!result.ok && result.expected).toMatch(expected);
  });

  it('survives objects that throw when they are read', () => {
    const trap = new Proxy(
      {},
      {
        get: () => {
          throw new Error('trap');
        },
      },
    );
    for (const kind of FACT_KINDS) {
      expect(narrow[kind](trap)).toMatchObject({ ok: false });
    }
    const build = () => {
      throw new Error('deep inside');
    };
    expect(narrowing(z.object({}), build)({}, undefined)).toMatchObject({
      ok: false,
    });
  });

  it('lets no label reach a prototype', () => {
    const labels = JSON.parse('{"__proto__": "x", "app": "web"}');
    const { labels: kept } = fact('pods', {
      metadata: meta({ labels }),
      spec: {},
    });
    expect(Object.getPrototypeOf(kept)).toBe(Object.prototype);
    expect(kept.app).toBe('web');
  });

  it('never throws, and names a field or gives a fact', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FACT_KINDS),
        fc.record(
          {
            metadata: fc.oneof(
              fc.anything(),
              fc.record({
                uid: fc.string(),
                name: fc.constantFrom('istio', 'istio-cni-config', 'x'),
                namespace: fc.oneof(fc.string(), fc.anything()),
                creationTimestamp: fc.constant('2026-01-01T00:00:00Z'),
                labels: fc.oneof(
                  fc.dictionary(fc.string(), fc.string()),
                  fc.anything(),
                ),
                managedFields: fc.anything(),
              }),
            ),
            spec: fc.anything(),
            status: fc.anything(),
            data: fc.dictionary(
              fc.constantFrom('mesh', 'AMBIENT_ENABLEMENT_SELECTOR'),
              fc.string(),
            ),
            webhooks: fc.anything(),
          },
          { requiredKeys: [] },
        ),
        (kind, object) => {
          const result = narrow[kind](object);
          return result.ok
            ? result.fact.name.length > 0
            : typeof result.field === 'string' && result.expected.length > 0;
        },
      ),
    );
  });
});
