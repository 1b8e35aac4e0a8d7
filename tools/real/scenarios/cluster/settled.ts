import { z } from 'zod';
import { KubernetesObject } from '../../control-plane/kubernetesObject';
import { PLAY } from './standIns';

const conditionsSchema = z
  .array(z.looseObject({ type: z.string(), status: z.string() }))
  .default([]);

const podSchema = z.object({
  metadata: z.object({
    deletionTimestamp: z.string().optional(),
    annotations: z.record(z.string(), z.string()).default({}),
  }),
  status: z.object({
    phase: z.string().default('Pending'),
    podIP: z.string().optional(),
    startTime: z.string().optional(),
    conditions: conditionsSchema,
  }),
});

const controllerSchema = z.object({
  metadata: z.object({ generation: z.number() }),
  spec: z.object({ replicas: z.number().default(1) }),
  status: z.object({
    observedGeneration: z.number().default(0),
    replicas: z.number().default(0),
  }),
});

const jobSchema = z.object({
  status: z
    .object({ active: z.number().default(0), succeeded: z.number().default(0) })
    .default({ active: 0, succeeded: 0 }),
});

const serviceSchema = z.object({
  spec: z.object({ type: z.string().optional() }),
  status: z.object({
    loadBalancer: z.object({ ingress: z.array(z.unknown()).default([]) }),
  }),
});

/** What still has to happen before objects stand still, one sentence each: all that Kubernetes would do. */
export function openWork(objects: readonly KubernetesObject[]): string[] {
  const known = new Set(objects.map(({ metadata }) => metadata.uid));
  return objects.flatMap(object => {
    const orphan = isOrphan(object, known) ? 'its owner is gone' : undefined;
    const missing = orphan ?? checks[object.kind]?.(object);
    if (!missing) return [];
    const { namespace = '', name } = object.metadata;
    return [`${object.kind} ${namespace}/${name}: ${missing}`];
  });
}

const ownedSchema = z.object({
  metadata: z.object({
    ownerReferences: z
      .array(z.object({ kind: z.string(), uid: z.string() }))
      .default([]),
  }),
});

/** Kinds of owners that are among the objects. */
const OWNERS = ['Gateway', 'Deployment', 'ReplicaSet', 'StatefulSet', 'Job'];

/** The garbage collector will take it; in the first half minute of a cluster it does not know Gateways yet. */
function isOrphan(object: KubernetesObject, known: Set<unknown>): boolean {
  const { ownerReferences } = ownedSchema.parse(object).metadata;
  return ownerReferences.some(
    ({ kind, uid }) => OWNERS.includes(kind) && !known.has(uid),
  );
}

const checks: Record<string, (object: unknown) => string | undefined> = {
  Pod: object => {
    const { metadata, status } = podSchema.parse(object);
    if (metadata.deletionTimestamp) return 'is being deleted';
    const play = metadata.annotations[PLAY];
    if (play === 'no-sandbox') return status.startTime ? undefined : 'not seen';
    if (play === 'no-image') return status.podIP ? undefined : 'no address';
    const isOver = status.phase === 'Succeeded';
    const isReady = status.conditions.some(
      c => c.type === 'Ready' && c.status === 'True',
    );
    return isOver || isReady ? undefined : 'not ready';
  },
  Deployment: replicas,
  StatefulSet: object => replicas(object),
  // Its pods say themselves whether they are over.
  Job: object => {
    const { active, succeeded } = jobSchema.parse(object).status;
    return active + succeeded > 0 ? undefined : 'no pod yet';
  },
  Service: object => {
    const { spec, status } = serviceSchema.parse(object);
    const waits =
      spec.type === 'LoadBalancer' && !status.loadBalancer.ingress.length;
    return waits ? 'no external address' : undefined;
  },
};

function replicas(object: unknown): string | undefined {
  const { metadata, spec, status } = controllerSchema.parse(object);
  if (status.observedGeneration < metadata.generation) return 'not seen';
  if (status.replicas < spec.replicas) return 'pods are missing';
  // More than wanted stay where the pods of a new revision never get ready.
  const tooMany = spec.replicas === 0 && status.replicas > 0;
  return tooMany ? 'pods are left' : undefined;
}
