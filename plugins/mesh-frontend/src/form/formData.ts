import type { WaypointInput } from '@mesh-onboarding/backstage-plugin-mesh-common';

/** Form data of `MeshNamespaceTarget`. */
export interface NamespaceTarget {
  entityRef?: string;
  namespace?: string;
  clusters?: string[];
}

/** Form data of `MeshWaypointTarget`. */
export interface WaypointTarget extends NamespaceTarget {
  name?: string;
  trafficType?: WaypointInput['trafficType'];
  use?: WaypointInput['use'];
}

/** Form data of `MeshClusterRegistration`. Never holds anything of the credential but its handle. */
export interface ClusterRegistration {
  name?: string;
  drop?: string;
  peers?: string[];
}
