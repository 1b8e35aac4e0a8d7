/** Facts of a case that its manifests have to show. */
export interface CaseMesh {
  readonly rootNamespace: string;
  readonly revision: string;
}

const created = '2026-01-01T00:00:00Z';

/** The istiod of a case, with its revision and its mesh config. */
export function istiodOf({ rootNamespace, revision }: CaseMesh): object[] {
  const labels = { app: 'istiod', 'istio.io/rev': revision };
  const container = {
    name: 'discovery',
    image: 'registry.test/pilot:1.31.4',
    env: [
      { name: 'REVISION', value: revision },
      { name: 'PILOT_ENABLE_AMBIENT', value: 'true' },
    ],
  };
  return [
    namespace('istio-system', {}),
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: meta('istiod', 'istio-system', { labels }),
      spec: {
        replicas: 1,
        selector: { matchLabels: { app: 'istiod' } },
        template: {
          metadata: { labels },
          spec: { containers: [container] },
        },
      },
      status: { availableReplicas: 1 },
    },
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: meta(
        revision === 'default' ? 'istio' : `istio-${revision}`,
        'istio-system',
      ),
      data: { mesh: `rootNamespace: ${rootNamespace}\n` },
    },
  ];
}

export function namespace(
  name: string,
  labels: Readonly<Record<string, string>>,
): object {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: meta(name, undefined, { labels }),
  };
}

export interface CasePod {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string | undefined>>;
  readonly annotations?: Readonly<Record<string, string | undefined>>;
  readonly hasProxy: boolean;
}

/** A running pod. */
export function pod(of: CasePod): object {
  const { labels, annotations } = of;
  const proxies = of.hasProxy ? ['istio-proxy'] : [];
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: meta(of.name, of.namespace, { labels, annotations }),
    spec: {
      containers: ['app', ...proxies].map(name => ({
        name,
        image: `registry.test/${name}:1`,
      })),
    },
    status: { phase: 'Running', podIP: '10.0.0.1' },
  };
}

function meta(name: string, ns: string | undefined, more: object = {}) {
  return {
    name,
    ...(ns && { namespace: ns }),
    creationTimestamp: created,
    ...more,
  };
}
