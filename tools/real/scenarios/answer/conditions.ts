import { z } from 'zod';
import { KubernetesObject } from '../../control-plane/kubernetesObject';

const conditionSchema = z.object({
  type: z.string(),
  status: z.string(),
  reason: z.string().default(''),
  message: z.string().default(''),
});

const listenerSchema = z.object({
  name: z.string(),
  attachedRoutes: z.number().optional(),
  conditions: z.array(conditionSchema.omit({ message: true })).default([]),
});

const statusSchema = z.object({
  conditions: z.array(conditionSchema).default([]),
  listeners: z.array(listenerSchema).optional(),
});

/** Kinds on which istiod writes what it makes of them. */
const KINDS = [
  ...['Gateway', 'Service', 'ServiceEntry', 'WorkloadEntry'],
  'AuthorizationPolicy',
];

/** Statuses of one object, as istiod wrote them. */
export interface ObjectConditions {
  kind: string;
  namespace: string;
  name: string;
  conditions: (Omit<z.output<typeof conditionSchema>, 'message'> & {
    message: unknown;
  })[];
}

/** The conditions of all objects that have any; those of listeners as a condition of their own. */
export function conditionsOf(objects: KubernetesObject[]): ObjectConditions[] {
  return objects.filter(isAskedFor).flatMap(object => {
    const { conditions, listeners } = statusSchema.parse(object.status ?? {});
    if (!conditions.length && !listeners) return [];
    const { kind, metadata } = object;
    return [
      {
        kind,
        namespace: metadata.namespace ?? '',
        name: metadata.name,
        conditions: [...conditions, ...ofListeners(listeners)],
      },
    ];
  });
}

/** There are two kinds called Gateway. */
const isAskedFor = ({ kind, apiVersion }: KubernetesObject) =>
  KINDS.includes(kind) &&
  !(kind === 'Gateway' && apiVersion.startsWith('networking.istio.io/'));

const ofListeners = (listeners: unknown) =>
  listeners === undefined
    ? []
    : [{ type: 'listeners', status: '', reason: '', message: listeners }];
