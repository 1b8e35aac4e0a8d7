import {
  ClusterView,
  EntityStatus,
} from '@mesh-onboarding/backstage-plugin-mesh-common';

/** What changed since the last call, coalesced: at most four calls a second. */
export interface MeshChange {
  readonly cluster: string;
  /** Namespaces of which an object changed; empty: something of the cluster as a whole. */
  readonly namespaces: readonly string[];
}

export type { ClusterView, EntityStatus };
