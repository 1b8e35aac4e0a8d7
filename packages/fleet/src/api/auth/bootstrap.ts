import type { KubeObject } from '../types';

const GROUP = 'rbac.authorization.k8s.io';
const LABELS = { 'kubernetes.io/bootstrapping': 'rbac-defaults' };

const role = (name: string, rules: object[]): KubeObject => ({
  apiVersion: `${GROUP}/v1`,
  kind: 'ClusterRole',
  metadata: { name, labels: LABELS },
  rules,
});

const binding = (name: string, groups: string[]): KubeObject => ({
  apiVersion: `${GROUP}/v1`,
  kind: 'ClusterRoleBinding',
  metadata: { name, labels: LABELS },
  roleRef: { apiGroup: GROUP, kind: 'ClusterRole', name },
  subjects: groups.map(g => ({ apiGroup: GROUP, kind: 'Group', name: g })),
});

const READ = ['get', 'list', 'watch'];
const WRITE = ['create', 'delete', 'deletecollection', 'patch', 'update'];

const reading = (apiGroups: string[], resources: string[]) => ({
  apiGroups,
  resources,
  verbs: READ,
});
const writing = (apiGroups: string[], resources: string[]) => ({
  apiGroups,
  resources,
  verbs: WRITE,
});

const CORE = ['configmaps', 'endpoints', 'pods', 'serviceaccounts', 'services'];
const WORKLOADS = [
  'deployments',
  'deployments/scale',
  'replicasets',
  'replicasets/scale',
  'statefulsets',
  'statefulsets/scale',
  'daemonsets',
];

const VIEW = [
  reading(
    [''],
    [
      ...CORE,
      'pods/status',
      'services/status',
      'namespaces',
      'namespaces/status',
      'events',
    ],
  ),
  reading(
    ['apps'],
    [
      ...WORKLOADS,
      'controllerrevisions',
      'deployments/status',
      'replicasets/status',
      'statefulsets/status',
      'daemonsets/status',
    ],
  ),
  reading(['discovery.k8s.io'], ['endpointslices']),
];

const EDIT = [
  ...VIEW,
  reading([''], ['secrets']),
  writing([''], [...CORE, 'secrets', 'events']),
  { apiGroups: [''], resources: ['serviceaccounts'], verbs: ['impersonate'] },
  { apiGroups: [''], resources: ['serviceaccounts/token'], verbs: ['create'] },
  writing(['apps'], WORKLOADS),
  {
    apiGroups: ['coordination.k8s.io'],
    resources: ['leases'],
    verbs: [...READ, ...WRITE],
  },
];

const ADMIN = [
  ...EDIT,
  {
    apiGroups: [GROUP],
    resources: ['roles', 'rolebindings'],
    verbs: [...READ, ...WRITE],
  },
];

const paths = (nonResourceURLs: string[]) => ({
  nonResourceURLs,
  verbs: ['get'],
});

const PUBLIC = ['/healthz', '/livez', '/readyz', '/version', '/version/'];
const DISCOVERY = [
  '/api',
  '/api/*',
  '/apis',
  '/apis/*',
  '/healthz',
  '/livez',
  '/openapi',
  '/openapi/*',
  '/readyz',
  '/version',
  '/version/',
];

/** The roles and bindings that every cluster is born with, as far as they concern what is served. */
export const BOOTSTRAP_RBAC: KubeObject[] = [
  role('cluster-admin', [
    { apiGroups: ['*'], resources: ['*'], verbs: ['*'] },
    { nonResourceURLs: ['*'], verbs: ['*'] },
  ]),
  role('view', VIEW),
  role('edit', EDIT),
  role('admin', ADMIN),
  role('system:discovery', [paths(DISCOVERY)]),
  role('system:public-info-viewer', [paths(PUBLIC)]),
  role('system:basic-user', [
    {
      apiGroups: ['authorization.k8s.io'],
      resources: ['selfsubjectaccessreviews', 'selfsubjectrulesreviews'],
      verbs: ['create'],
    },
    {
      apiGroups: ['authentication.k8s.io'],
      resources: ['selfsubjectreviews'],
      verbs: ['create'],
    },
  ]),
  binding('cluster-admin', ['system:masters']),
  binding('system:discovery', ['system:authenticated']),
  binding('system:basic-user', ['system:authenticated']),
  binding('system:public-info-viewer', [
    'system:authenticated',
    'system:unauthenticated',
  ]),
];
