import { namespaceNames, shape } from '../shape';
import { podSpec, podStatus } from './podParts';

/** An object as a cluster of the benchmark holds it. */
export interface KubeObject {
  metadata: {
    name: string;
    namespace?: string;
    labels?: Record<string, string>;
    [field: string]: unknown;
  };
  [field: string]: unknown;
}

const created = '2026-11-01T08:00:00Z';

const meta = (kind: string, name: string, namespace?: string) => ({
  name,
  ...(namespace ? { namespace } : {}),
  uid: `${kind}-${namespace ?? ''}-${name}`,
  resourceVersion: '1000',
  creationTimestamp: created,
});

/** All objects of a cluster by plural; kinds that are not here are empty. */
export function objectsOf(cluster: string): Record<string, KubeObject[]> {
  return {
    namespaces: namespaces(cluster),
    pods: namespaceNames.flatMap(podsOf),
    services: namespaceNames.map(service),
    deployments: [istiod()],
    daemonsets: ['ztunnel', 'istio-cni-node'].map(agent),
  };
}

/** ConfigMaps are read by name. */
export function configMap(name: string): KubeObject | undefined {
  const data: Record<string, Record<string, string>> = {
    istio: {
      mesh: 'rootNamespace: istio-system\ntrustDomain: cluster.local\n',
    },
    'istio-cni-config': { AMBIENT_ENABLED: 'true' },
  };
  if (!data[name]) return undefined;
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: meta('cm', name, 'istio-system'),
    data: data[name],
  };
}

function namespaces(cluster: string): KubeObject[] {
  const labelled = (name: string, labels: Record<string, string>) => ({
    metadata: {
      ...meta('ns', name),
      uid: `${cluster}-${name}`,
      labels: { 'kubernetes.io/metadata.name': name, ...labels },
      annotations: { 'backstage.io/owner': 'group:default/team-bench' },
    },
    status: { phase: 'Active' },
  });
  const network = { 'topology.istio.io/network': `net-${cluster}` };
  return [
    labelled('kube-system', {}),
    labelled('istio-system', network),
    ...namespaceNames.map(name =>
      labelled(name, { 'istio.io/dataplane-mode': 'ambient' }),
    ),
  ];
}

function podsOf(namespace: string): KubeObject[] {
  const count = shape.workloadsPerNamespace * shape.podsPerWorkload;
  return Array.from({ length: count }, (_, n) =>
    pod(namespace, `app-${n % shape.workloadsPerNamespace}`, n),
  );
}

function pod(namespace: string, app: string, n: number): KubeObject {
  const hash = '7d4b9c6f8';
  return {
    metadata: {
      ...meta('pod', `${app}-${hash}-${n}abcd`, namespace),
      generateName: `${app}-${hash}-`,
      labels: {
        app,
        'pod-template-hash': hash,
        'backstage.io/kubernetes-id': namespace,
      },
      annotations: { 'ambient.istio.io/redirection': 'enabled' },
      ownerReferences: [
        {
          apiVersion: 'apps/v1',
          kind: 'ReplicaSet',
          name: `${app}-${hash}`,
          uid: `rs-${namespace}-${app}`,
          controller: true,
        },
      ],
      managedFields: managedFields(),
    },
    spec: podSpec(app, n),
    status: podStatus(app, n, created),
  };
}

/** Real pods carry about 4 KB of it; whoever parses whole objects parses it too. */
function managedFields() {
  return ['kube-controller-manager', 'kubelet', 'istio-cni'].map(manager => ({
    manager,
    operation: 'Update',
    apiVersion: 'v1',
    time: created,
    fieldsType: 'FieldsV1',
    fieldsV1: Object.fromEntries(
      Array.from({ length: 14 }, (_, i) => [
        `f:field${i}`,
        { '.': {}, 'k:{"type":"Ready"}': { 'f:status': {}, 'f:reason': {} } },
      ]),
    ),
  }));
}

function service(namespace: string): KubeObject {
  return {
    metadata: {
      ...meta('svc', namespace, namespace),
      labels: { 'backstage.io/kubernetes-id': namespace },
    },
    spec: {
      type: 'ClusterIP',
      clusterIP: '10.96.0.1',
      selector: { app: 'app-0' },
      ports: [{ name: 'http', port: 80, targetPort: 8080 }],
    },
    status: {},
  };
}

function agent(name: string): KubeObject {
  const labels = { app: name, 'k8s-app': name };
  return {
    metadata: { ...meta('ds', name, 'istio-system'), labels },
    spec: {
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels } },
    },
    status: { desiredNumberScheduled: 3, numberReady: 3 },
  };
}

function istiod(): KubeObject {
  const env = [
    { name: 'PILOT_ENABLE_AMBIENT', value: 'true' },
    { name: 'CLUSTER_ID', value: 'bench' },
  ];
  const discovery = { name: 'discovery', image: 'istio/pilot:1.31.0', env };
  return {
    metadata: {
      ...meta('deploy', 'istiod', 'istio-system'),
      labels: { app: 'istiod', 'istio.io/rev': 'default' },
    },
    spec: {
      replicas: 1,
      selector: { matchLabels: { app: 'istiod' } },
      template: {
        metadata: { labels: { app: 'istiod' } },
        spec: { containers: [discovery] },
      },
    },
    status: { replicas: 1, availableReplicas: 1 },
  };
}
