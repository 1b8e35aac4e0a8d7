import type { Condition, Deployment, ReplicaSet } from './client';
import { withConditions } from './conditions';

/** The status of a Deployment, as `kubectl rollout status` reads it. */
export function deploymentStatus(
  deployment: Deployment,
  current: ReplicaSet | undefined,
  sets: ReplicaSet[],
) {
  const total = (field: 'replicas' | 'readyReplicas' | 'availableReplicas') =>
    sets.reduce((sum, set) => sum + (set.status?.[field] ?? 0), 0);
  const wanted = deployment.spec.replicas ?? 1;
  const counts = {
    observedGeneration: deployment.metadata.generation,
    replicas: total('replicas'),
    updatedReplicas: current?.status?.replicas ?? 0,
    readyReplicas: total('readyReplicas'),
    availableReplicas: total('availableReplicas'),
    unavailableReplicas: Math.max(0, wanted - total('availableReplicas')),
  };
  const complete =
    counts.updatedReplicas === wanted &&
    counts.replicas === wanted &&
    counts.availableReplicas === wanted;
  return {
    ...counts,
    conditions: withConditions(
      deployment.status?.conditions,
      progressing(current, complete),
      available(counts.unavailableReplicas === 0),
    ),
  };
}

function progressing(
  current: ReplicaSet | undefined,
  complete: boolean,
): Condition {
  const name = current?.metadata.name ?? '';
  return complete
    ? {
        type: 'Progressing',
        status: 'True',
        reason: 'NewReplicaSetAvailable',
        message: `ReplicaSet "${name}" has successfully progressed.`,
      }
    : {
        type: 'Progressing',
        status: 'True',
        reason: 'ReplicaSetUpdated',
        message: `ReplicaSet "${name}" is progressing.`,
      };
}

function available(enough: boolean): Condition {
  return enough
    ? {
        type: 'Available',
        status: 'True',
        reason: 'MinimumReplicasAvailable',
        message: 'Deployment has minimum availability.',
      }
    : {
        type: 'Available',
        status: 'False',
        reason: 'MinimumReplicasUnavailable',
        message: 'Deployment does not have minimum availability.',
      };
}
