import { at, textAt } from '../values';
import type { KubeObject } from '../types';
import { namespaceStrategy } from '../strategy/namespace';
import { podStrategy } from '../strategy/pod';
import { secretStrategy } from '../strategy/secret';
import { serviceStrategy } from '../strategy/service';
import { builtIn } from './builtin';
import { AGE, NAME } from './cells';
import * as columns from './core-columns';
import { POD_COLUMNS } from './pod-columns';

const text =
  (...path: string[]) =>
  (object: KubeObject) =>
    textAt(object, ...path);

const flag =
  (...path: string[]) =>
  (object: KubeObject) =>
    String(at(object, ...path) === true);

const involved = (field: string) => text('involvedObject', field);

export const CORE = builtIn('', 'core.v1', [
  {
    kind: 'Namespace',
    plural: 'namespaces',
    shortNames: ['ns'],
    namespaced: false,
    subresources: ['status', 'finalize'],
    columns: columns.NAMESPACE_COLUMNS,
    selectableFields: { 'status.phase': text('status', 'phase') },
    strategy: namespaceStrategy,
  },
  {
    kind: 'Pod',
    plural: 'pods',
    shortNames: ['po'],
    categories: ['all'],
    subresources: ['status', 'binding'],
    generation: 'spec',
    columns: POD_COLUMNS,
    selectableFields: {
      'spec.nodeName': text('spec', 'nodeName'),
      'spec.restartPolicy': text('spec', 'restartPolicy'),
      'spec.schedulerName': text('spec', 'schedulerName'),
      'spec.serviceAccountName': text('spec', 'serviceAccountName'),
      'spec.hostNetwork': flag('spec', 'hostNetwork'),
      'status.phase': text('status', 'phase'),
      'status.podIP': text('status', 'podIP'),
      'status.nominatedNodeName': text('status', 'nominatedNodeName'),
    },
    strategy: podStrategy,
  },
  {
    kind: 'Service',
    plural: 'services',
    shortNames: ['svc'],
    categories: ['all'],
    subresources: ['status'],
    columns: columns.SERVICE_COLUMNS,
    selectableFields: {
      'spec.clusterIP': text('spec', 'clusterIP'),
      'spec.type': text('spec', 'type'),
    },
    strategy: serviceStrategy,
  },
  {
    kind: 'ServiceAccount',
    plural: 'serviceaccounts',
    shortNames: ['sa'],
    subresources: ['token'],
    columns: [NAME, AGE],
  },
  {
    kind: 'Secret',
    plural: 'secrets',
    columns: columns.SECRET_COLUMNS,
    selectableFields: { type: text('type') },
    strategy: secretStrategy,
  },
  {
    kind: 'ConfigMap',
    plural: 'configmaps',
    shortNames: ['cm'],
    columns: columns.CONFIG_MAP_COLUMNS,
  },
  {
    kind: 'Node',
    plural: 'nodes',
    shortNames: ['no'],
    namespaced: false,
    subresources: ['status'],
    columns: columns.NODE_COLUMNS,
    selectableFields: {
      'spec.unschedulable': flag('spec', 'unschedulable'),
    },
  },
  {
    kind: 'Event',
    plural: 'events',
    shortNames: ['ev'],
    columns: columns.EVENT_COLUMNS,
    selectableFields: {
      'involvedObject.kind': involved('kind'),
      'involvedObject.namespace': involved('namespace'),
      'involvedObject.name': involved('name'),
      'involvedObject.uid': involved('uid'),
      'involvedObject.apiVersion': involved('apiVersion'),
      'involvedObject.resourceVersion': involved('resourceVersion'),
      'involvedObject.fieldPath': involved('fieldPath'),
      reason: text('reason'),
      reportingComponent: text('reportingComponent'),
      source: text('source', 'component'),
      type: text('type'),
    },
  },
  {
    kind: 'Endpoints',
    plural: 'endpoints',
    shortNames: ['ep'],
    columns: columns.ENDPOINTS_COLUMNS,
  },
]);
