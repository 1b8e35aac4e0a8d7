import fc from 'fast-check';
import { FACT_KINDS, FactKind, FactTypes } from '../facts';
import chart from './__fixtures__/istio-ambient-chart.json';
import roots from './__fixtures__/roots.json';
import { narrow } from './narrow';
import { narrowing } from './result';
import { z } from 'zod';

const meta = (extra: object = {}) => ({
  uid: 'u-1',
  name: 'web',
  namespace: 'shop',
  creationTimestamp: '2026-11-24T08:00:00Z',
  ...extra,
});

function fact<K extends FactKind>(kind: K, object: unknown): FactTypes[K] {
  const result = narrow[kind](object);
  if (!result.ok) throw new Error(`${result.field}: ${result.expected}`);
  return result.fact;
}

const fromChart = (kind: string, name: string) =>
  chart.find(o => o.kind === kind && o.metadata.name === name);

describe('what the chart of Istio installs', () => {
  it('reads the mesh config', () => {
    expect(fact('configs', fromChart('ConfigMap', 'istio'))).toMatchObject({
      kind: 'mesh',
      revision: 'default',
      rootNamespace: 'istio-system',
      trustDomain: 'cluster.local',
      trustDomainAliases: [],
    });
  });

  it.each([
    ['', []],
    ['null', []],
    ['[]', []],
    ['- {}', [{ podSelector: {}, namespaceSelector: {} }]],
    [undefined, null],
  ])('selectors of istio-cni %j are %j', (text, expected) => {
    const data =
      text === undefined ? {} : { AMBIENT_ENABLEMENT_SELECTOR: text };
    const metadata = meta({ name: 'istio-cni-config' });
    expect(fact('configs', { metadata, data })).toMatchObject({
      selectors: expected,
    });
  });

  it('reads the selectors of istio-cni', () => {
    expect(
      fact('configs', fromChart('ConfigMap', 'istio-cni-config')),
    ).toMatchObject({
      kind: 'cni',
      ambientEnabled: true,
      excludeNamespaces: ['kube-system'],
      selectors: [
        {
          podSelector: {
            matchLabels: { 'istio.io/dataplane-mode': 'ambient' },
          },
          namespaceSelector: {},
        },
        {
          podSelector: {
            matchExpressions: [
              {
                key: 'istio.io/dataplane-mode',
                operator: 'NotIn',
                values: ['none'],
              },
            ],
          },
          namespaceSelector: {
            matchLabels: { 'istio.io/dataplane-mode': 'ambient' },
          },
        },
      ],
    });
  });

  it('reads the injector, istiod and the daemon sets', () => {
    const injector = fact(
      'injectors',
      fromChart('MutatingWebhookConfiguration', 'istio-sidecar-injector'),
    );
    expect(injector).toMatchObject({ revision: 'default', tag: null });
    expect(injector.webhooks.map(w => w.name.split('.')[0])).toEqual([
      'rev',
      'rev',
      'namespace',
      'object',
    ]);
    expect(
      fact('deployments', fromChart('Deployment', 'istiod')),
    ).toMatchObject({
      imageTag: 'latest-distroless',
      istiodEnv: { PILOT_ENABLE_AMBIENT: 'true', CLUSTER_ID: 'Kubernetes' },
    });
    expect(
      fact('daemonsets', fromChart('DaemonSet', 'ztunnel')).podLabels.app,
    ).toBe('ztunnel');
  });

  it('makes the fingerprints that openssl makes, whatever the order and however often', () => {
    const { a, b } = roots;
    const root = fact('configs', {
      metadata: meta({ name: 'istio-ca-root-cert' }),
      data: { 'root-cert.pem': `${b.pem}\n# comment\n${a.pem}${b.pem}` },
    });
    expect(root).toMatchObject({ fingerprints: [a.sha256, b.sha256].sort() });
  });
});

describe('pods', () => {
  const pod = (annotations: object, spec: object = {}, labels: object = {}) =>
    fact('pods', { metadata: meta({ annotations, labels }), spec });

  it('reads a captured pod', () => {
    const full = fact('pods', {
      metadata: meta({
        labels: { app: 'web', 'pod-template-hash': '5d7f' },
        annotations: { 'ambient.istio.io/redirection': 'enabled' },
        ownerReferences: [
          { kind: 'Node', name: 'n1' },
          { kind: 'ReplicaSet', name: 'web-5d7f', controller: true },
        ],
      }),
      spec: {
        nodeName: 'n1',
        serviceAccountName: 'web',
        containers: [
          {
            name: 'web',
            ports: [{ containerPort: 8080 }, { containerPort: 80 }],
          },
        ],
      },
      status: {
        phase: 'Running',
        podIP: '10.0.0.1',
        conditions: [{ type: 'Ready', status: 'True' }],
      },
    });
    expect(full).toEqual({
      uid: 'u-1',
      name: 'web',
      namespace: 'shop',
      labels: { app: 'web', 'pod-template-hash': '5d7f' },
      createdAt: Date.UTC(2026, 10, 24, 8),
      phase: 'Running',
      ready: true,
      terminating: false,
      hostNetwork: false,
      hasIp: true,
      node: 'n1',
      serviceAccount: 'web',
      workload: { kind: 'Deployment', name: 'web' },
      redirection: 'enabled',
      injected: false,
      proxy: null,
      probed: false,
      proxyContainer: null,
      revision: null,
      templates: [],
      bypassInbound: false,
      excludeInboundPorts: [],
      injectAnnotation: null,
      ports: [80, 8080],
    });
  });

  it.each([
    ['1', true],
    ['t', true],
    ['TRUE', true],
    ['True', true],
    ['yes', false],
    ['tRUE', false],
    ['', false],
  ])('reads bypass-inbound-capture %p as Go does', (value, expected) => {
    expect(
      pod({ 'ambient.istio.io/bypass-inbound-capture': value }).bypassInbound,
    ).toBe(expected);
  });

  it('finds sidecars among containers and init containers, without their ports', () => {
    const proxy = { name: 'istio-proxy', ports: [{ containerPort: 15090 }] };
    expect(pod({}, { containers: [proxy] })).toMatchObject({
      proxyContainer: 'container',
      ports: [],
    });
    expect(pod({}, { initContainers: [proxy] }).proxyContainer).toBe('init');
  });

  it.each([
    [
      { 'istio.io/rev': 'a', 'sidecar.istio.io/status': '{"revision":"b"}' },
      'a',
    ],
    [{ 'sidecar.istio.io/status': '{"revision":"b"}' }, 'b'],
    [{ 'sidecar.istio.io/status': '{"revision":7}' }, null],
    [{ 'sidecar.istio.io/status': 'not json' }, null],
    [{ 'sidecar.istio.io/status': 'null' }, null],
    [{}, null],
  ])('reads the revision of %j', (annotations, revision) => {
    expect(pod(annotations).revision).toBe(revision);
  });

  it('keeps of the excluded ports those that are ports, and of the application', () => {
    expect(
      pod({
        'traffic.sidecar.istio.io/excludeInboundPorts':
          '8081, 9000,x,,0,70000,*,15020',
      }).excludeInboundPorts,
    ).toEqual([8081, 9000]);
  });

  it.each([
    ['ReplicaSet', 'web-5d7f', { kind: 'Deployment', name: 'web' }],
    ['ReplicaSet', 'other', { kind: 'ReplicaSet', name: 'other' }],
    ['StatefulSet', 'db', { kind: 'StatefulSet', name: 'db' }],
  ])('resolves %s %s', (kind, name, workload) => {
    const result = fact('pods', {
      metadata: meta({
        labels: { 'pod-template-hash': '5d7f' },
        ownerReferences: [{ kind, name, controller: true }],
      }),
      spec: {},
    });
    expect(result.workload).toEqual(workload);
  });
});

describe('field managers', () => {
  const entry = (manager: string, time: string, labels: string[]) => ({
    manager,
    time,
    operation: 'Apply',
    fieldsV1: {
      'f:metadata': {
        'f:labels': Object.fromEntries(
          ['.', ...labels.map(l => `f:${l}`)].map(key => [key, {}]),
        ),
      },
    },
  });
  const mode = 'istio.io/dataplane-mode';

  it('names the newest writer of each mesh label and when', () => {
    const namespace = fact('namespaces', {
      metadata: meta({
        namespace: undefined,
        managedFields: [
          entry('kubectl-label', '2026-11-24T09:00:00Z', [mode, 'team']),
          entry('argocd', '2026-11-24T08:30:00Z', [mode, 'istio-injection']),
          { manager: 'kubelet', subresource: 'status' },
          { manager: 'odd', fieldsV1: { 'f:metadata': 7 } },
        ],
      }),
    });
    expect(namespace.labelManagers).toEqual({
      [mode]: 'kubectl-label',
      'istio-injection': 'argocd',
    });
    expect(namespace.labelsWrittenAt).toBe(Date.UTC(2026, 10, 24, 9));
  });

  it('takes the newest write of a policy that is not one of its status', () => {
    const policy = (managedFields: object[]) =>
      fact('peerauthentications', {
        metadata: meta({ managedFields }),
        spec: {},
      }).writtenAt;
    expect(policy([])).toBe(Date.UTC(2026, 10, 24, 8));
    expect(
      policy([
        { manager: 'a', time: '2026-11-24T08:10:00Z' },
        { manager: 'b', time: '2026-11-24T09:00:00Z', subresource: 'status' },
      ]),
    ).toBe(Date.UTC(2026, 10, 24, 8, 10));
  });

  it('knows who wrote a Gateway, apart from its status', () => {
    const gateway = fact('gateways', {
      metadata: meta({
        managedFields: [
          { manager: 'istioctl' },
          { manager: 'pilot-discovery', subresource: 'status' },
          { manager: 'istioctl' },
        ],
      }),
      spec: { gatewayClassName: 'istio-waypoint' },
    });
    expect(gateway.managers).toEqual(['istioctl']);
  });
});

describe('policies', () => {
  const policy = (spec: unknown) =>
    fact('peerauthentications', { metadata: meta(), spec });

  it.each([
    [{}, { selector: null, mode: null, ports: {} }],
    [undefined, { selector: null, mode: null, ports: {} }],
    [{ selector: {} }, { selector: {} }],
    [{ selector: { matchLabels: null } }, { selector: {} }],
    [{ selector: { matchLabels: { a: 'b' } } }, { selector: { a: 'b' } }],
    [{ mtls: {} }, { mode: 'UNSET' }],
    [{ mtls: { mode: 3 } }, { mode: 'STRICT' }],
    [
      { portLevelMtls: { 80: { mode: 'DISABLE' }, 90: {}, 91: null } },
      { ports: { 80: 'DISABLE', 90: 'UNSET', 91: 'UNSET' } },
    ],
  ])('reads %j', (spec, expected) => {
    expect(policy(spec)).toMatchObject(expected);
  });

  it.each([
    ['1204', 1204],
    ['', null],
    ['0', null],
    ['012', null],
    ['1e3', null],
    ['99999999999999999999', null],
    [undefined, null],
  ])('reads resourceVersion %j', (resourceVersion, expected) => {
    const metadata = meta({ resourceVersion });
    const { resourceVersion: version } = fact('peerauthentications', {
      metadata,
    });
    expect(version).toBe(expected);
  });

  it('tells no selector from an empty one', () => {
    expect(policy({}).selector).toBeNull();
    expect(policy({ selector: {} }).selector).not.toBeNull();
  });
});

describe('gateways', () => {
  it.each([
    [undefined, 'Same'],
    [{ namespaces: { from: 'All' } }, 'All'],
    [{ namespaces: { from: 'Selector', selector: {} } }, 'Selector'],
    [{ namespaces: { from: 'Everybody' } }, 'None'],
  ])('reads allowedRoutes %j', (allowedRoutes, expected) => {
    const gateway = fact('gateways', {
      metadata: meta(),
      spec: {
        gatewayClassName: 'istio-waypoint',
        listeners: [
          { name: 'mesh', port: 15008, protocol: 'HBONE', allowedRoutes },
        ],
      },
      status: {
        addresses: [{ value: '10.0.0.1' }],
        listeners: [
          {
            name: 'mesh',
            conditions: [{ type: 'Accepted', status: 'Odd', reason: 'x' }],
          },
        ],
      },
    });
    expect(gateway.listeners[0].allowedFrom).toBe(expected);
    expect(gateway.listeners[0].conditions).toEqual([
      { type: 'Accepted', status: 'Unknown', reason: 'x', message: '' },
    ]);
  });
});

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

describe('namespaces', () => {
  it('keeps only the annotations the suite reads', () => {
    const object = {
      metadata: meta({
        namespace: undefined,
        annotations: {
          'kubectl.kubernetes.io/last-applied-configuration': '{}',
          'backstage.io/owner': 'team-a',
          'acme.com/owner': 'team-b',
          'topology.istio.io/controlPlaneClusters': '*',
        },
      }),
    };
    const topology = { 'topology.istio.io/controlPlaneClusters': '*' };
    expect(fact('namespaces', object).annotations).toEqual({
      'backstage.io/owner': 'team-a',
      ...topology,
    });
    expect(
      narrow.namespaces(object, { ownerAnnotation: 'acme.com/owner' }),
    ).toMatchObject({
      fact: { annotations: { 'acme.com/owner': 'team-b', ...topology } },
    });
  });

  it('sees the end of a namespace', () => {
    const ending = { metadata: meta(), status: { phase: 'Terminating' } };
    expect(fact('namespaces', ending).terminating).toBe(true);
  });
});

describe('workloads', () => {
  it('keeps no environment but that of istiod', () => {
    const deployment = (app: string) =>
      fact('deployments', {
        metadata: meta(),
        spec: {
          selector: {},
          template: {
            metadata: { labels: { app } },
            spec: {
              containers: [
                {
                  name: 'discovery',
                  image: 'registry:5000/a/b:1.2@sha256:00',
                  env: [{ name: 'A', value: 'b' }, { name: 'FROM' }],
                },
              ],
            },
          },
        },
      });
    expect(deployment('istiod').istiodEnv).toEqual({ A: 'b' });
    expect(deployment('web').istiodEnv).toEqual({});
    expect(deployment('web').imageTag).toBe('1.2');
  });
});
