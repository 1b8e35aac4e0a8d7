const created = '2026-11-01T08:00:00Z';

/** What there is beside pods: namespaces, Services, policies, and the parts of Istio. */
export function rest(namespaces: number): object[] {
  const names = Array.from({ length: namespaces }, (_, n) => `ns-${n}`);
  return [
    namespace('kube-system', {}),
    namespace('istio-system', { 'topology.istio.io/network': 'net-1' }),
    ...names.map((name, n) => namespace(name, modeLabels(n))),
    ...names.flatMap(services),
    ...names.flatMap((name, n) => (n % 4 ? [] : policy(name))),
    ...istio(),
  ];
}

function modeLabels(n: number): Record<string, string> {
  if (n % 10 < 8) return { 'istio.io/dataplane-mode': 'ambient' };
  return n % 10 === 8 ? { 'istio-injection': 'enabled' } : {};
}

const meta = (name: string, ns?: string) => ({
  creationTimestamp: created,
  name,
  ...(ns && { namespace: ns }),
  resourceVersion: '1',
  uid: `${ns ?? ''}-${name}`,
});

function namespace(name: string, labels: Record<string, string>) {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      ...meta(name),
      labels: { 'kubernetes.io/metadata.name': name, ...labels },
    },
    status: { phase: 'Active' },
  };
}

function services(ns: string): object[] {
  return Array.from({ length: 7 }, (_, n) => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { ...meta(`app-${n}`, ns), labels: { app: `app-${n}` } },
    spec: {
      clusterIP: `10.96.0.${n}`,
      ports: [{ name: 'http', port: 80, protocol: 'TCP', targetPort: 8080 }],
      selector: { app: `app-${n}` },
      type: 'ClusterIP',
    },
  }));
}

/** One of the namespace, and one with a port of its own. */
function policy(ns: string): object[] {
  const of = (name: string, spec: object) => ({
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    metadata: meta(name, ns),
    spec,
  });
  return [
    of('default', { mtls: { mode: 'STRICT' } }),
    of('metrics', {
      selector: { matchLabels: { app: 'app-0' } },
      mtls: { mode: 'STRICT' },
      portLevelMtls: { 9090: { mode: 'PERMISSIVE' } },
    }),
  ];
}

function istio(): object[] {
  const config = (name: string, data: Record<string, string>) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: meta(name, 'istio-system'),
    data,
  });
  return [
    config('istio', {
      mesh: 'rootNamespace: istio-system\ntrustDomain: cluster.local\n',
    }),
    config('istio-cni-config', { AMBIENT_ENABLED: 'true' }),
    istiod(),
    injector(),
    agent('ztunnel', { app: 'ztunnel' }),
    agent('istio-cni-node', { 'k8s-app': 'istio-cni-node' }),
  ];
}

function istiod() {
  const labels = { app: 'istiod', 'istio.io/rev': 'default' };
  const env = { PILOT_ENABLE_AMBIENT: 'true', CLUSTER_ID: 'c1' };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { ...meta('istiod', 'istio-system'), labels },
    spec: {
      replicas: 1,
      selector: { matchLabels: { app: 'istiod' } },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            {
              name: 'discovery',
              image: 'registry.example/istio/pilot:1.31.4',
              env: Object.entries(env).map(([name, value]) => ({
                name,
                value,
              })),
            },
          ],
        },
      },
    },
    status: { replicas: 1, availableReplicas: 1, readyReplicas: 1 },
  };
}

function injector() {
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'MutatingWebhookConfiguration',
    metadata: {
      ...meta('istio-sidecar-injector'),
      labels: { app: 'sidecar-injector', 'istio.io/rev': 'default' },
    },
    webhooks: [
      {
        name: 'namespace.sidecar-injector.istio.io',
        namespaceSelector: { matchLabels: { 'istio-injection': 'enabled' } },
        objectSelector: {},
      },
    ],
  };
}

function agent(name: string, labels: Record<string, string>) {
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { ...meta(name, 'istio-system'), labels },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels } },
    },
    status: { desiredNumberScheduled: 100, numberReady: 100 },
  };
}
