import roots from './__fixtures__/roots.json';
import { fact, fromChart, meta } from './__testUtils__/fact';

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
