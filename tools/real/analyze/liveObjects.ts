import { deployment, namespace, service } from '../test/support/objects';

const A = 'real-analyze-a';
const B = 'real-analyze-b';
export const liveNamespaces = [A, B];

const istio = (
  group: string,
  kind: string,
  name: string,
  spec: object,
  metadata: object = {},
) => {
  const [ns, short] = name.split('/');
  return {
    apiVersion: `${group}.istio.io/v1`,
    kind,
    metadata: { namespace: ns, name: short, ...metadata },
    spec,
  };
};
const networking = (
  kind: string,
  name: string,
  spec: object,
  metadata?: object,
) => istio('networking', kind, name, spec, metadata);

const to = (host: string, rest = {}) => ({ destination: { host, ...rest } });

const traffic = [
  networking('VirtualService', `${B}/lost`, {
    hosts: ['api'],
    http: [{ route: [to('gone')] }],
  }),
  networking('VirtualService', `${B}/again`, {
    hosts: ['api'],
    gateways: ['mesh', 'none'],
    http: [
      { match: [{ uri: { prefix: '/a' } }], route: [to('data')] },
      {
        match: [{ uri: { prefix: '/a/b' } }],
        route: [to('data', { subset: 'v9' })],
        mirrorPercent: 5,
      },
    ],
  }),
  // Of another revision: istioctl does not read it.
  networking(
    'VirtualService',
    `${B}/canary`,
    { hosts: ['third'], http: [{ route: [to('gone')] }] },
    { labels: { 'istio.io/rev': 'canary' } },
  ),
  // In kube-system everything but namespaces, services and pods is analyzed.
  networking('VirtualService', 'kube-system/real-analyze', {
    hosts: ['other'],
    http: [{ route: [to('gone')] }],
  }),
  networking('DestinationRule', `${B}/data`, {
    host: 'data',
    trafficPolicy: { tls: { mode: 'SIMPLE' } },
    subsets: [{ name: 'v1', labels: { app: 'nobody' } }],
  }),
  networking('DestinationRule', `${B}/lost`, { host: 'gone' }),
  networking('Gateway', `${B}/ingress`, ingress()),
  networking('Gateway', `${B}/quiet`, ingress(), {
    annotations: { 'galley.istio.io/analyze-suppress': 'IST0101,IST0145' },
  }),
  networking('ServiceEntry', `${B}/db`, external('TCP')),
  networking('ServiceEntry', `${B}/db-http`, external('HTTP')),
  networking('Sidecar', `${A}/calm`, { egress: [{ hosts: ['./*'] }] }),
  networking('Sidecar', `${B}/one`, { egress: [{ hosts: ['./*'] }] }),
  networking('Sidecar', `${B}/two`, {
    workloadSelector: { labels: {} },
    egress: [{ hosts: ['./*', './*'] }],
  }),
];

function ingress() {
  return {
    selector: { app: 'nobody' },
    servers: [
      { port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] },
    ],
  };
}

function external(protocol: string) {
  return {
    hosts: ['db.example.com'],
    location: 'MESH_EXTERNAL',
    resolution: 'NONE',
    ports: [{ number: 5432, name: 'p', protocol }],
  };
}

const selector = (labels: object) => ({ selector: { matchLabels: labels } });
const policies = [
  istio('security', 'AuthorizationPolicy', `${B}/lost`, {
    ...selector({ app: 'nobody' }),
    action: 'DENY',
    rules: [
      {
        from: [{ source: { namespaces: ['nowhere'] } }],
        to: [{ operation: { methods: ['GET'] } }],
      },
    ],
  }),
  istio('security', 'PeerAuthentication', `${B}/all`, selector({})),
  istio('security', 'RequestAuthentication', `${B}/jwt`, {
    jwtRules: [{ issuer: 'me' }],
  }),
  istio('telemetry', 'Telemetry', `${B}/one`, {
    accessLogging: [{ disabled: false }],
  }),
  istio('telemetry', 'Telemetry', `${B}/two`, { tracing: [{}] }),
  istio('telemetry', 'Telemetry', `${B}/three`, selector({ app: 'nobody' })),
  {
    apiVersion: 'networking.istio.io/v1alpha3',
    kind: 'EnvoyFilter',
    metadata: { namespace: B, name: 'patch' },
    spec: {
      configPatches: [
        {
          applyTo: 'HTTP_FILTER',
          match: { context: 'SIDECAR_INBOUND' },
          patch: {
            operation: 'INSERT_BEFORE',
            value: { name: 'envoy.filters.http.buffer' },
          },
        },
      ],
    },
  },
];

const removedApi = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'serviceroles.rbac.istio.io' },
  spec: {
    group: 'rbac.istio.io',
    scope: 'Namespaced',
    names: {
      kind: 'ServiceRole',
      listKind: 'ServiceRoleList',
      plural: 'serviceroles',
      singular: 'servicerole',
    },
    versions: [
      {
        name: 'v1alpha1',
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: 'object' } },
      },
    ],
  },
};

const webhook = {
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'MutatingWebhookConfiguration',
  metadata: { name: 'istio-sidecar-injector-real-analyze' },
  webhooks: [
    {
      name: 'rev.namespace.sidecar-injector.istio.io',
      clientConfig: { service: { namespace: A, name: 'istiod-gone' } },
      // It must not be asked about any pod.
      rules: [],
      failurePolicy: 'Ignore',
      sideEffects: 'None',
      admissionReviewVersions: ['v1'],
      namespaceSelector: {
        matchLabels: { 'istio.io/rev': 'real-analyze' },
        matchExpressions: [
          { key: 'istio-injection', operator: 'DoesNotExist' },
        ],
      },
    },
  ],
};

const container = { name: 'app', image: 'example.org/app:1' };
const asProxy = {
  ...deployment(B, 'root'),
  spec: {
    ...deployment(B, 'root').spec,
    replicas: 0,
    template: {
      metadata: { labels: { app: 'root' } },
      spec: { containers: [container], securityContext: { runAsUser: 1337 } },
    },
  },
};

/** Objects that an API server takes and Istio's analyzers have something to say about; the namespaces first. */
export const liveObjects: readonly object[] = [
  namespace(A, { 'istio.io/dataplane-mode': 'ambient' }),
  namespace(B),
  service(B, 'api'),
  {
    ...service(B, 'data'),
    spec: {
      selector: { app: 'data' },
      ports: [
        { name: 'data', port: 8080 },
        { name: 'http', port: 80 },
      ],
    },
  },
  asProxy,
  ...traffic,
  ...policies,
  removedApi,
  webhook,
];

/** What does not go with the namespaces, as arguments of kubectl. */
export const liveLeftovers: readonly (readonly string[])[] = [
  ['customresourcedefinition', 'serviceroles.rbac.istio.io'],
  ['mutatingwebhookconfiguration', 'istio-sidecar-injector-real-analyze'],
  ['virtualservice', 'real-analyze', '-n', 'kube-system'],
];
