import { PlanTarget } from '../../../contract/plans';

/** As `istioctl create-remote-secret` has them (istio-domain 5.2). */
export const READER_ACCOUNT = 'istio-reader-service-account';
export const SECRET_LABEL = 'istio/multiCluster';
export const CLUSTER_ANNOTATION = 'networking.istio.io/cluster';

export function secretName(clusterId: string): string {
  return `istio-remote-secret-${clusterId}`;
}

/** The Secret by which one istiod is told of another cluster. */
export function secretObject(
  namespace: string,
  clusterId: string,
): PlanTarget['object'] {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    namespace,
    name: secretName(clusterId),
    uid: null,
  };
}

/** The registration itself: no object of Kubernetes, a row of the portal. */
export function registrationObject(
  name: string,
  uid: string | null,
): PlanTarget['object'] {
  return {
    apiVersion: 'mesh-onboarding.io/v1',
    kind: 'Cluster',
    namespace: null,
    name,
    uid,
  };
}
