import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ResourceEntity,
} from '@backstage/catalog-model';
import { ClusterSummary } from '@mesh-onboarding/backstage-plugin-mesh-common';

const LOCATION = 'mesh:clusters';

/**
 * The catalog holds the identity of a cluster, never its status: name, uid, network, trust domain.
 * Values come from a cluster and are hostile text: they stay annotations, which Backstage renders as text.
 */
export function clusterEntity(
  cluster: ClusterSummary,
  owner: string,
): ResourceEntity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: cluster.name,
      ...(cluster.title ? { title: cluster.title } : {}),
      annotations: {
        [ANNOTATION_LOCATION]: LOCATION,
        [ANNOTATION_ORIGIN_LOCATION]: LOCATION,
        ...annotation('mesh-onboarding.io/cluster-uid', cluster.uid),
        ...annotation('mesh-onboarding.io/network', cluster.network),
        ...annotation('mesh-onboarding.io/trust-domain', cluster.trustDomain),
      },
    },
    spec: { type: 'kubernetes-cluster', owner },
  };
}

function annotation(key: string, value: string | null) {
  return value === null ? {} : { [key]: value };
}
