import { fact, meta } from './__testUtils__/fact';

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
