import fc from 'fast-check';
import {
  anyNamespace,
  app,
  appLabels,
  boolean,
  clusterObject,
  condition,
  lists,
  object,
  revisionLabels,
  selector,
  some,
  word,
} from './vocabulary';

const namespaceLabels = fc.record(
  {
    'istio-injection': word('enabled', 'disabled', ''),
    'istio.io/rev': word('default', 'canary', ''),
    'istio.io/dataplane-mode': word('ambient', 'none'),
  },
  { requiredKeys: [] },
);

const namespaces = clusterObject(
  'v1',
  'Namespace',
  anyNamespace,
  fc.constant({}),
  fc.record({ labels: namespaceLabels }),
);

const containers = fc
  .tuple(
    word('app', 'other'),
    fc.option(
      word(
        ...['hub/proxyv2:1', 'hub/proxyv2:1-distroless', 'hub/proxyv2:2'],
        'auto',
      ),
      { nil: undefined },
    ),
    fc.option(fc.constantFrom(1337, 1000), { nil: undefined }),
  )
  .map(([name, proxy, user]) => [
    {
      name,
      image: 'app',
      ...(user !== undefined && { securityContext: { runAsUser: user } }),
    },
    ...(proxy ? [{ name: 'istio-proxy', image: proxy }] : []),
  ]);

const podLabels = fc
  .tuple(
    appLabels,
    fc.record(
      {
        'sidecar.istio.io/inject': word('true', 'false', 'FALSE', ''),
        'gateway.networking.k8s.io/gateway-name': word('waypoint'),
        istio: word('ingressgateway'),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([labels, more]) => ({ ...labels, ...more }));

const podAnnotations = fc.record(
  {
    'ambient.istio.io/redirection': word('enabled', 'pending'),
    'sidecar.istio.io/inject': word('true', 'false'),
    'sidecar.istio.io/proxyImage': word('mine'),
    'proxy.istio.io/config': word(
      'image:\n  imageType: distroless',
      'nonsense',
    ),
  },
  { requiredKeys: [] },
);

const pods = object(
  'v1',
  'Pod',
  fc.record({
    spec: fc.record(
      {
        containers,
        hostNetwork: boolean,
        nodeName: word('node-1', 'node-2'),
        securityContext: fc.record(
          { runAsUser: fc.constantFrom(1337, 1) },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: ['containers'] },
    ),
  }),
  fc.record({ labels: podLabels, annotations: podAnnotations }),
  anyNamespace,
);

const servicePort = fc.record(
  {
    name: word('http', 'http-x', 'tcp', 'data', 'grpc-web', 'gRPC', ''),
    port: fc.constantFrom(80, 443, 8080, 53, 25, 3306, 27017),
    targetPort: fc.constantFrom(80, 8080, 'http', '8080'),
    protocol: word('TCP', 'UDP'),
    appProtocol: word('http', 'kubernetes.io/h2c', 'mine'),
  },
  { requiredKeys: ['port', 'protocol'] },
);

const services = object(
  'v1',
  'Service',
  fc.record({
    spec: fc.record(
      {
        type: word('ClusterIP', 'ExternalName', 'LoadBalancer'),
        selector,
        ports: lists(servicePort),
        clusterIP: word('None', '10.0.0.1'),
      },
      { requiredKeys: ['type'] },
    ),
    status: fc.record({
      conditions: lists(condition('istio.io/WaypointBound', 'Other'), 1),
    }),
  }),
  fc.record({
    labels: fc.record(
      {
        'gateway.istio.io/managed': word('istio.io-mesh-controller', 'other'),
        release: word('istio', 'mine'),
      },
      { requiredKeys: [] },
    ),
    annotations: fc.record(
      { 'networking.istio.io/exportTo': word('.', '*', 'a, ab', '~') },
      { requiredKeys: [] },
    ),
  }),
  anyNamespace,
);

const deployments = object(
  'apps/v1',
  'Deployment',
  fc.record({
    spec: fc.record({
      template: fc.record({
        metadata: fc.record({ labels: podLabels, annotations: podAnnotations }),
        spec: fc.record({ containers }),
      }),
      selector: fc.record({ matchLabels: fc.record({ app }) }),
    }),
  }),
  fc.record({
    labels: fc
      .tuple(
        revisionLabels,
        fc.record(
          {
            app: word('istiod', 'web'),
            'gateway.istio.io/managed': word('istio.io-mesh-controller'),
          },
          { requiredKeys: [] },
        ),
      )
      .map(([revision, labels]) => ({ ...revision, ...labels })),
  }),
);

const nodes = clusterObject(
  'v1',
  'Node',
  word('node-1', 'node-2'),
  fc.constant({}),
  fc.record({
    labels: fc.record(
      {
        'topology.kubernetes.io/region': word('r1', 'r2', ''),
        'topology.kubernetes.io/zone': word('z1', ''),
        'topology.istio.io/subzone': word('s1'),
      },
      { requiredKeys: [] },
    ),
  }),
);

const injectors = fc.constantFrom('', '-canary').chain(suffix =>
  fc
    .record({
      enableNamespacesByDefault: boolean,
      hub: word('hub'),
      tag: word('1', '2'),
      image: word('proxyv2', 'hub/proxyv2:1'),
    })
    .map(({ enableNamespacesByDefault, hub, tag, image }) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name: `istio-sidecar-injector${suffix}`,
        namespace: 'istio-system',
      },
      data: {
        config: 'policy: enabled',
        values: JSON.stringify({
          sidecarInjectorWebhook: { enableNamespacesByDefault },
          global: { hub, tag, proxy: { image } },
        }),
      },
    })),
);

export const serviceObjects = lists(services, 6);

/** What runs, and where. */
export const workloadObjects = fc
  .tuple(
    some(namespaces, 4),
    lists(pods, 6),
    lists(services, 5),
    lists(deployments, 3),
    lists(nodes, 2),
    lists(injectors, 2),
  )
  .map(all => all.flat());
