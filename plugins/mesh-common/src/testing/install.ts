/** What differs from a plain install of Istio's ambient profile. @public */
export interface InstallManifestOptions {
  readonly clusterId?: string;
  /** Network of the cluster; null: the label is absent. */
  readonly network?: string | null;
  readonly version?: string;
  /** No ztunnel, no istio-cni, and istiod without ambient. */
  readonly ambient?: boolean;
  /** Environment of istiod beside `CLUSTER_ID` and `PILOT_ENABLE_AMBIENT`. */
  readonly istiodEnv?: Readonly<Record<string, string>>;
  /** Fields of the mesh config. */
  readonly mesh?: Readonly<Record<string, unknown>>;
  /** Data of ConfigMap `istio-cni-config`. */
  readonly cni?: Readonly<Record<string, string>>;
  /** PEM of the root certificates. */
  readonly root?: string;
  /** Nothing is installed. */
  readonly bare?: boolean;
}

const SYSTEM = 'istio-system';
const CREATED = '2026-01-01T00:00:00Z';

/** Manifests of an Istio that is installed and ready. @public */
export function installed(options: InstallManifestOptions): object[] {
  const kubernetes = [
    namespace('kube-system'),
    namespace('default'),
    // A cluster without Istio has DaemonSets too, so that there are none of Istio is known.
    daemonSet('kube-proxy', { 'k8s-app': 'kube-proxy' }),
  ];
  if (options.bare) return kubernetes;
  const { ambient = true } = options;
  return [
    ...kubernetes,
    systemNamespace(options),
    istiod(options),
    meshConfig(options),
    injector(),
    rootCert(options),
    ...(ambient ? ambientParts(options) : []),
  ];
}

const meta = (name: string, labels: object = {}) => ({
  name,
  namespace: SYSTEM,
  creationTimestamp: CREATED,
  labels,
});

const namespace = (name: string, labels: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: {
    name,
    creationTimestamp: CREATED,
    labels: { 'kubernetes.io/metadata.name': name, ...labels },
  },
});

function systemNamespace({ clusterId, network }: InstallManifestOptions) {
  const labels =
    network === null
      ? {}
      : { 'topology.istio.io/network': network ?? `net-${clusterId}` };
  return namespace(SYSTEM, labels);
}

function istiod(options: InstallManifestOptions) {
  const { clusterId = 'Kubernetes', ambient = true, version } = options;
  const env = {
    CLUSTER_ID: clusterId,
    ...(ambient && {
      PILOT_ENABLE_AMBIENT: 'true',
      AMBIENT_ENABLE_MULTI_NETWORK: 'true',
    }),
    ...options.istiodEnv,
  };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: meta('istiod', { app: 'istiod', 'istio.io/rev': 'default' }),
    spec: {
      selector: { matchLabels: { app: 'istiod' } },
      template: {
        metadata: { labels: { app: 'istiod' } },
        spec: {
          containers: [
            {
              name: 'discovery',
              image: `docker.io/istio/pilot:${version ?? '1.31.0'}`,
              env: Object.entries(env).map(([name, value]) => ({
                name,
                value,
              })),
            },
          ],
        },
      },
    },
    status: { availableReplicas: 1 },
  };
}

function meshConfig({ mesh }: InstallManifestOptions) {
  const config = {
    rootNamespace: SYSTEM,
    trustDomain: 'cluster.local',
    serviceScopeConfigs: [
      {
        servicesSelector: {
          matchExpressions: [
            { key: 'istio.io/global', operator: 'In', values: ['true'] },
          ],
        },
        scope: 'GLOBAL',
      },
    ],
    ...mesh,
  };
  // JSON is YAML.
  const data = { mesh: JSON.stringify(config) };
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: meta('istio'), data };
}

const rootCert = ({ root }: InstallManifestOptions) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: meta('istio-ca-root-cert'),
  data: {
    'root-cert.pem':
      root ?? '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n',
  },
});

function injector() {
  const no = (key: string) => ({ key, operator: 'DoesNotExist' });
  const wanted = {
    key: 'sidecar.istio.io/inject',
    operator: 'NotIn',
    values: ['false'],
  };
  const rev = { key: 'istio.io/rev', operator: 'In', values: ['default'] };
  const enabled = {
    key: 'istio-injection',
    operator: 'In',
    values: ['enabled'],
  };
  const asked = {
    key: 'sidecar.istio.io/inject',
    operator: 'In',
    values: ['true'],
  };
  const webhook = (name: string, ns: object[], pod: object[]) => ({
    name: `${name}.sidecar-injector.istio.io`,
    clientConfig: { service: { name: 'istiod', namespace: SYSTEM } },
    namespaceSelector: { matchExpressions: ns },
    objectSelector: { matchExpressions: pod },
  });
  const neither = [no('istio-injection'), no('istio.io/rev')];
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'MutatingWebhookConfiguration',
    metadata: {
      ...meta('istio-sidecar-injector', {
        app: 'sidecar-injector',
        'istio.io/rev': 'default',
      }),
      namespace: undefined,
    },
    webhooks: [
      webhook('rev.namespace', [rev, no('istio-injection')], [wanted]),
      webhook('rev.object', neither, [wanted, rev]),
      webhook('namespace', [enabled], [wanted]),
      webhook('object', neither, [asked, no('istio.io/rev')]),
    ],
  };
}

function ambientParts({ cni }: InstallManifestOptions): object[] {
  return [
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: meta('istio-cni-config'),
      data: {
        AMBIENT_ENABLED: 'true',
        EXCLUDE_NAMESPACES: 'kube-system',
        ...cni,
      },
    },
    daemonSet('istio-cni-node', { 'k8s-app': 'istio-cni-node' }),
    daemonSet('ztunnel', { app: 'ztunnel' }),
    gatewayClass('istio-waypoint', 'istio.io/mesh-controller'),
    gatewayClass('istio-east-west', 'istio.io/eastwest-controller'),
    gatewayClass('istio', 'istio.io/gateway-controller'),
  ];
}

const daemonSet = (name: string, labels: object) => ({
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: meta(name),
  spec: { template: { metadata: { labels } } },
  status: { desiredNumberScheduled: 2, numberReady: 2 },
});

const gatewayClass = (name: string, controllerName: string) => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'GatewayClass',
  metadata: { name, creationTimestamp: CREATED },
  spec: { controllerName },
});
