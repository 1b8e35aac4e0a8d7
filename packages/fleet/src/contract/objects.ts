/** The objects that the contract writes. */

export const configMap = (
  name: string,
  data: Record<string, string> = {},
  metadata: object = {},
) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, ...metadata },
  data,
});

export const pod = (
  name: string,
  spec: object = {},
  metadata: object = {},
) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, labels: { app: name }, ...metadata },
  spec: {
    serviceAccountName: 'default',
    containers: [{ name: 'app', image: 'registry.example/app:1' }],
    ...spec,
  },
});

export const service = (
  name: string,
  spec: object = {},
  metadata: object = {},
) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, ...metadata },
  spec: {
    selector: { app: name },
    ports: [{ name: 'http', port: 80 }],
    ...spec,
  },
});

export const deployment = (
  name: string,
  spec: object = {},
  metadata: object = {},
) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, ...metadata },
  spec: {
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name } },
      spec: { containers: [{ name: 'app', image: 'registry.example/app:1' }] },
    },
    ...spec,
  },
});

export const waypoint = (
  name: string,
  labels: Record<string, string> = { 'istio.io/waypoint-for': 'service' },
  spec: object = {},
) => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'Gateway',
  metadata: { name, labels },
  spec: {
    gatewayClassName: 'istio-waypoint',
    listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE' }],
    ...spec,
  },
});

export const peerAuthentication = (name: string, spec: object) => ({
  apiVersion: 'security.istio.io/v1',
  kind: 'PeerAuthentication',
  metadata: { name },
  spec,
});

export const inNamespace = (ns: string) => ({
  itself: `/api/v1/namespaces/${ns}`,
  configMaps: `/api/v1/namespaces/${ns}/configmaps`,
  pods: `/api/v1/namespaces/${ns}/pods`,
  services: `/api/v1/namespaces/${ns}/services`,
  secrets: `/api/v1/namespaces/${ns}/secrets`,
  accounts: `/api/v1/namespaces/${ns}/serviceaccounts`,
  deployments: `/apis/apps/v1/namespaces/${ns}/deployments`,
  gateways: `/apis/gateway.networking.k8s.io/v1/namespaces/${ns}/gateways`,
  peerAuthentications: `/apis/security.istio.io/v1/namespaces/${ns}/peerauthentications`,
  roles: `/apis/rbac.authorization.k8s.io/v1/namespaces/${ns}/roles`,
  roleBindings: `/apis/rbac.authorization.k8s.io/v1/namespaces/${ns}/rolebindings`,
});

/** Who writes, for the parameter fieldManager. */
export const by = (manager: string, more = '') =>
  `?fieldManager=${manager}${more}`;
