import { PodFact } from '../facts';
import type { ClusterContext } from './clusterContext';

/** What a pod is to the mesh, before anyone asks for its mode. */
export type PodRole =
  | 'workload'
  | 'infrastructure'
  | 'waypoint'
  | 'east-west'
  | 'gateway';

const MANAGED = 'gateway.istio.io/managed';

/** Label `gateway.istio.io/managed` to role (Istio `pkg/config/constants`, ManagedGateway*Label). */
const MANAGED_ROLES: Readonly<Record<string, PodRole>> = {
  'istio.io-mesh-controller': 'waypoint',
  'istio.io-agentgateway-waypoint-controller': 'waypoint',
  'istio.io-eastwest-controller': 'east-west',
};

export function podRole(pod: PodFact, ctx: ClusterContext): PodRole {
  // Before anything else: the container of ztunnel is called istio-proxy too.
  if (isIstioItself(pod, ctx)) return 'infrastructure';
  const managed = pod.labels[MANAGED];
  if (managed !== undefined) {
    return Object.hasOwn(MANAGED_ROLES, managed)
      ? MANAGED_ROLES[managed]
      : 'gateway';
  }
  return pod.templates.includes('gateway') ? 'gateway' : 'workload';
}

function isIstioItself({ labels, namespace }: PodFact, ctx: ClusterContext) {
  return (
    (labels.app === 'ztunnel' ||
      labels.app === 'istiod' ||
      labels['k8s-app'] === 'istio-cni-node') &&
    ctx.systemNamespaces.has(namespace)
  );
}
