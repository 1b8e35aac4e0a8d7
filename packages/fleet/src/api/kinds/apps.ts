import { at, numberAt } from '../values';
import type { KubeObject } from '../types';
import {
  controllerRevisionStrategy,
  daemonSetStrategy,
  deploymentStrategy,
  replicaSetStrategy,
  statefulSetStrategy,
} from '../strategy/workload';
import { builtIn } from './builtin';
import {
  AGE,
  NAME,
  SELECTOR_COLUMN,
  TEMPLATE_COLUMNS,
  column,
  formatLabels,
} from './cells';
import type { Column } from './types';

const replicas = (o: KubeObject) => numberAt(o, 'spec', 'replicas');
const status = (name: string, field: string): Column =>
  column(name, o => numberAt(o, 'status', field), { type: 'integer' });

/** Deployments have their counts as text, for reasons of history. */
const statusText = (name: string, field: string): Column =>
  column(name, o => numberAt(o, 'status', field));

const ready = column(
  'Ready',
  o => `${numberAt(o, 'status', 'readyReplicas')}/${replicas(o)}`,
);

export const APPS = builtIn('apps', 'apps.v1', [
  {
    kind: 'Deployment',
    plural: 'deployments',
    shortNames: ['deploy'],
    categories: ['all'],
    subresources: ['status', 'scale'],
    generation: 'spec',
    columns: [
      NAME,
      ready,
      statusText('Up-to-date', 'updatedReplicas'),
      statusText('Available', 'availableReplicas'),
      AGE,
      ...TEMPLATE_COLUMNS,
      SELECTOR_COLUMN,
    ],
    strategy: deploymentStrategy,
  },
  {
    kind: 'ReplicaSet',
    plural: 'replicasets',
    shortNames: ['rs'],
    categories: ['all'],
    subresources: ['status', 'scale'],
    generation: 'spec',
    columns: [
      NAME,
      column('Desired', replicas, { type: 'integer' }),
      status('Current', 'replicas'),
      status('Ready', 'readyReplicas'),
      AGE,
      ...TEMPLATE_COLUMNS,
      SELECTOR_COLUMN,
    ],
    selectableFields: {
      'status.replicas': o => String(numberAt(o, 'status', 'replicas')),
    },
    strategy: replicaSetStrategy,
  },
  {
    kind: 'DaemonSet',
    plural: 'daemonsets',
    shortNames: ['ds'],
    categories: ['all'],
    subresources: ['status'],
    generation: 'spec',
    columns: [
      NAME,
      status('Desired', 'desiredNumberScheduled'),
      status('Current', 'currentNumberScheduled'),
      status('Ready', 'numberReady'),
      status('Up-to-date', 'updatedNumberScheduled'),
      status('Available', 'numberAvailable'),
      column('Node Selector', o =>
        formatLabels(at(o, 'spec', 'template', 'spec', 'nodeSelector')),
      ),
      AGE,
      ...TEMPLATE_COLUMNS,
      SELECTOR_COLUMN,
    ],
    strategy: daemonSetStrategy,
  },
  {
    kind: 'StatefulSet',
    plural: 'statefulsets',
    shortNames: ['sts'],
    categories: ['all'],
    subresources: ['status', 'scale'],
    generation: 'spec',
    columns: [NAME, ready, AGE, ...TEMPLATE_COLUMNS],
    strategy: statefulSetStrategy,
  },
  {
    kind: 'ControllerRevision',
    plural: 'controllerrevisions',
    columns: [
      NAME,
      column('Controller', o => {
        const owner = o.metadata.ownerReferences?.find(r => r.controller);
        if (!owner) return '<none>';
        const [group] = owner.apiVersion.includes('/')
          ? owner.apiVersion.split('/')
          : [''];
        const kind = owner.kind.toLowerCase();
        return `${group ? `${kind}.${group}` : kind}/${owner.name}`;
      }),
      column('Revision', o => numberAt(o, 'revision')),
      AGE,
    ],
    strategy: controllerRevisionStrategy,
  },
]);
