import type { KubeObject } from '../../api/types';

const NAMESPACE = 'istio-system';
export const ISTIO_READER = 'istio-reader-service-account';
/** As istioctl names it. */
export const ISTIO_READER_TOKEN = `${ISTIO_READER}-istio-remote-secret-token`;
const ROLE = `istio-reader-clusterrole-${NAMESPACE}`;

/** The account by which other istiods read this cluster, with its chart's role and a long-lived token. */
export function istioReader(): KubeObject[] {
  return [
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: ISTIO_READER, namespace: NAMESPACE },
    },
    {
      apiVersion: 'v1',
      kind: 'Secret',
      type: 'kubernetes.io/service-account-token',
      metadata: {
        name: ISTIO_READER_TOKEN,
        namespace: NAMESPACE,
        annotations: { 'kubernetes.io/service-account.name': ISTIO_READER },
      },
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: ROLE, labels: { app: 'istio-reader' } },
      rules: [
        read('', [
          'pods',
          'services',
          'namespaces',
          'nodes',
          'endpoints',
          'replicationcontrollers',
          'secrets',
          'configmaps',
        ]),
        read('apps', ['replicasets']),
        read('discovery.k8s.io', ['endpointslices']),
        read('gateway.networking.k8s.io', ['gateways']),
        read('security.istio.io', ['*']),
        read('networking.istio.io', ['*']),
      ],
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: ROLE },
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        name: ROLE,
      },
      subjects: [
        { kind: 'ServiceAccount', name: ISTIO_READER, namespace: NAMESPACE },
      ],
    },
  ];
}

function read(group: string, resources: string[]) {
  return { apiGroups: [group], resources, verbs: ['get', 'list', 'watch'] };
}
