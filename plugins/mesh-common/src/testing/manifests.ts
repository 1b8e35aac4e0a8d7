/**
 * Manifests that rules are tested on, as short as they can be written. Each function gives YAML that can be put together
 * with `---`.
 */

const json = (value: unknown) => `---\n${JSON.stringify(value)}\n`;
const CREATED = '2026-02-01T00:00:00Z';

/** Any object. @public */
export function manifest(
  apiVersion: string,
  kind: string,
  name: string,
  rest: { metadata?: object } & Record<string, unknown> = {},
): string {
  const [ns, short] = name.includes('/') ? name.split('/') : [undefined, name];
  const { metadata, ...others } = rest;
  return json({
    apiVersion,
    kind,
    metadata: {
      name: short,
      ...(ns && { namespace: ns }),
      creationTimestamp: CREATED,
      ...metadata,
    },
    ...others,
  });
}

/** @public */
export function namespaceYaml(name: string, labels: object = {}): string {
  return manifest('v1', 'Namespace', name, { metadata: { labels } });
}

/** A namespace labelled for ambient. @public */
export function ambientNamespace(name: string, labels: object = {}): string {
  return namespaceYaml(name, {
    'istio.io/dataplane-mode': 'ambient',
    ...labels,
  });
}

/** What a pod of a test may be. @public */
export interface PodYamlOptions {
  /** Its Deployment. */
  readonly deployment?: string;
  readonly labels?: object;
  readonly annotations?: object;
  readonly spec?: object;
  readonly status?: object;
}

/** A running pod that nothing has captured: `namespace/name`. @public */
export function podYaml(name: string, options: PodYamlOptions = {}): string {
  const app = name.split('/')[1];
  return manifest('v1', 'Pod', name, {
    metadata: {
      labels: { app, ...ownedLabels(options), ...options.labels },
      annotations: options.annotations,
      ownerReferences: owners(options),
    },
    spec: {
      serviceAccountName: app,
      nodeName: 'node-a',
      containers: [
        { name: 'app', image: 'app', ports: [{ containerPort: 8080 }] },
      ],
      ...options.spec,
    },
    status: {
      phase: 'Running',
      podIP: '10.0.0.1',
      conditions: [{ type: 'Ready', status: 'True' }],
      ...options.status,
    },
  });
}

/** A pod that ztunnel serves. @public */
export function ambientPod(name: string, options: PodYamlOptions = {}): string {
  return podYaml(name, {
    ...options,
    annotations: {
      'ambient.istio.io/redirection': 'enabled',
      ...options.annotations,
    },
  });
}

/** A pod with a sidecar. @public */
export function sidecarPod(name: string, options: PodYamlOptions = {}): string {
  return podYaml(name, {
    ...options,
    labels: { 'security.istio.io/tlsMode': 'istio', ...options.labels },
    annotations: {
      'sidecar.istio.io/status': '{"revision":"default"}',
      'istio.io/rev': 'default',
      ...options.annotations,
    },
    spec: {
      containers: [
        { name: 'app', image: 'app', ports: [{ containerPort: 8080 }] },
        {
          name: 'istio-proxy',
          image: 'docker.io/istio/proxyv2:1.31.0',
          resources: { requests: { cpu: '100m', memory: '128Mi' } },
        },
      ],
      ...options.spec,
    },
  });
}

/** @public */
export function serviceYaml(
  name: string,
  labels: object = {},
  rest: { spec?: object; status?: object } = {},
): string {
  return manifest('v1', 'Service', name, {
    metadata: { labels },
    spec: {
      clusterIP: '10.96.0.10',
      selector: { app: name.split('/')[1] },
      ports: [{ name: 'http', port: 80, targetPort: 8080 }],
      ...rest.spec,
    },
    status: rest.status,
  });
}

/** PeerAuthentication `namespace/name`. @public */
export function peerAuthentication(
  name: string,
  spec: object,
  metadata: object = {},
): string {
  return manifest('security.istio.io/v1', 'PeerAuthentication', name, {
    metadata,
    spec,
  });
}

/** A waypoint that is programmed and whose pod runs: Gateway, Deployment and pod. @public */
export function waypointYaml(
  name: string,
  options: {
    labels?: object;
    available?: number;
    programmed?: boolean;
    /** Default: as `programmed`. */
    addressed?: boolean;
    listener?: object;
  } = {},
): string {
  const { labels = {}, available = 1, programmed = true } = options;
  const { addressed = programmed } = options;
  const short = name.split('/')[1];
  const generated = {
    'gateway.networking.k8s.io/gateway-name': short,
    'gateway.istio.io/managed': 'istio.io-mesh-controller',
  };
  return [
    manifest('gateway.networking.k8s.io/v1', 'Gateway', name, {
      metadata: { labels },
      spec: {
        gatewayClassName: 'istio-waypoint',
        listeners: [
          { name: 'mesh', port: 15008, protocol: 'HBONE', ...options.listener },
        ],
      },
      status: {
        addresses: addressed ? [{ value: '10.96.0.20' }] : [],
        conditions: [
          { type: 'Accepted', status: 'True', reason: 'Accepted' },
          {
            type: 'Programmed',
            status: programmed ? 'True' : 'False',
            reason: programmed ? 'Programmed' : 'AddressNotAssigned',
            message: '',
          },
        ],
      },
    }),
    manifest('apps/v1', 'Deployment', name, {
      metadata: { labels: generated },
      spec: {
        replicas: available,
        selector: { matchLabels: generated },
        template: { metadata: { labels: generated } },
      },
      status: { availableReplicas: available },
    }),
    ...Array.from({ length: available }, (_, i) =>
      podYaml(`${name}-${i}`, { labels: generated }),
    ),
  ].join('');
}

const HASH = '7d4f';

function ownedLabels({ deployment }: PodYamlOptions) {
  return deployment ? { app: deployment, 'pod-template-hash': HASH } : {};
}

function owners({ deployment }: PodYamlOptions) {
  if (!deployment) return [];
  const name = `${deployment}-${HASH}`;
  return [
    { apiVersion: 'apps/v1', kind: 'ReplicaSet', name, controller: true },
  ];
}

/** What the istiod of a cluster says of itself and of remote clusters. @public */
export function remotesYaml(
  clusterId: string,
  remotes: Readonly<Record<string, string>> = {},
): string {
  return json([
    { id: clusterId, secretName: '', syncStatus: 'synced' },
    ...Object.entries(remotes).map(([id, syncStatus]) => ({
      id,
      secretName: `istio-system/istio-remote-secret-${id}`,
      syncStatus,
    })),
  ]);
}
