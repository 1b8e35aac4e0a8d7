import { PlanTarget } from '../../../contract/plans';
import { PlanCluster } from '../../../plan/world';
import { FiledInput } from '../types';

type Input = FiledInput<'waypoint'>;

/** Labels by which an object asks for a waypoint (istio-domain 1.2). */
export const USE_LABEL = 'istio.io/use-waypoint';
export const USE_NAMESPACE_LABEL = 'istio.io/use-waypoint-namespace';
export const FOR_LABEL = 'istio.io/waypoint-for';
export const WAYPOINT_CLASS = 'istio-waypoint';

/** A target of which nothing is known but its name. */
export function emptyTarget(
  name: string,
  cluster: PlanCluster | undefined,
  object: PlanTarget['object'],
): PlanTarget {
  return {
    cluster: name,
    clusterUid: cluster?.view.uid ?? null,
    object,
    mutations: [],
    manifest: null,
    pods: [],
    counts: null,
  };
}

export function gatewayObject(
  input: Input,
  uid: string | null,
): PlanTarget['object'] {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    namespace: input.namespace,
    name: input.name,
    uid,
  };
}

/** The object that is to use the waypoint; null: none. */
export function userObject(
  input: Input,
  uid: string | null,
): PlanTarget['object'] | null {
  if (input.use.kind === 'none') return null;
  return input.use.kind === 'namespace'
    ? {
        apiVersion: 'v1',
        kind: 'Namespace',
        namespace: null,
        name: input.namespace,
        uid,
      }
    : {
        apiVersion: 'v1',
        kind: 'Service',
        namespace: input.namespace,
        name: input.use.service,
        uid,
      };
}
