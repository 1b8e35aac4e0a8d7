import { at, listAt, textAt } from '../values';
import type { KubeObject } from '../types';
import {
  endpointSliceStrategy,
  webhookConfigurationStrategy,
} from '../strategy/others';
import { bindingStrategy, roleStrategy } from '../strategy/rbac';
import { builtIn } from './builtin';
import { AGE, NAME, column, firstThree, wide } from './cells';
import type { Column } from './types';

export const DISCOVERY = builtIn('discovery.k8s.io', 'discovery.v1', [
  {
    kind: 'EndpointSlice',
    plural: 'endpointslices',
    generation: 'all',
    columns: [
      NAME,
      column('AddressType', o => textAt(o, 'addressType')),
      column('Ports', o =>
        firstThree(
          listAt(o, 'ports').map(p =>
            String(at(p, 'port') ?? (textAt(p, 'name') || '*')),
          ),
        ),
      ),
      column('Endpoints', o =>
        firstThree(
          listAt(o, 'endpoints').flatMap(
            e => listAt(e, 'addresses') as string[],
          ),
        ),
      ),
      AGE,
    ],
    strategy: endpointSliceStrategy,
  },
]);

export const COORDINATION = builtIn('coordination.k8s.io', 'coordination.v1', [
  {
    kind: 'Lease',
    plural: 'leases',
    columns: [
      NAME,
      column('Holder', o => textAt(o, 'spec', 'holderIdentity')),
      AGE,
    ],
  },
]);

export const ADMISSION = builtIn(
  'admissionregistration.k8s.io',
  'admissionregistration.v1',
  [
    {
      kind: 'MutatingWebhookConfiguration',
      plural: 'mutatingwebhookconfigurations',
      categories: ['api-extensions'],
      namespaced: false,
      generation: 'all',
      columns: [
        NAME,
        column('Webhooks', o => listAt(o, 'webhooks').length, {
          type: 'integer',
        }),
        AGE,
      ],
      strategy: webhookConfigurationStrategy,
    },
  ],
);

const ROLE_COLUMNS: Column[] = [
  NAME,
  {
    ...AGE,
    name: 'Created At',
    type: 'date',
    cell: o => o.metadata.creationTimestamp,
  },
];

const subjects = (kind: string) => (binding: KubeObject) =>
  listAt(binding, 'subjects')
    .filter(s => textAt(s, 'kind') === kind)
    .map(s =>
      kind === 'ServiceAccount'
        ? `${textAt(s, 'namespace')}/${textAt(s, 'name')}`
        : textAt(s, 'name'),
    )
    .join(', ');

const BINDING_COLUMNS: Column[] = [
  NAME,
  column(
    'Role',
    o => `${textAt(o, 'roleRef', 'kind')}/${textAt(o, 'roleRef', 'name')}`,
  ),
  AGE,
  wide('Users', subjects('User')),
  wide('Groups', subjects('Group')),
  wide('ServiceAccounts', subjects('ServiceAccount')),
];

export const RBAC = builtIn('rbac.authorization.k8s.io', 'rbac.v1', [
  {
    kind: 'Role',
    plural: 'roles',
    columns: ROLE_COLUMNS,
    strategy: roleStrategy,
  },
  {
    kind: 'RoleBinding',
    plural: 'rolebindings',
    columns: BINDING_COLUMNS,
    strategy: bindingStrategy,
  },
  {
    kind: 'ClusterRole',
    plural: 'clusterroles',
    namespaced: false,
    columns: ROLE_COLUMNS,
    strategy: roleStrategy,
  },
  {
    kind: 'ClusterRoleBinding',
    plural: 'clusterrolebindings',
    namespaced: false,
    columns: BINDING_COLUMNS,
    strategy: bindingStrategy,
  },
]);
