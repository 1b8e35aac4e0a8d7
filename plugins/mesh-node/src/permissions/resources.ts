import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import {
  RequestKind,
  RESOURCE_TYPE_MESH_REQUEST,
  RESOURCE_TYPE_MESH_TARGET,
} from '@mesh-onboarding/backstage-plugin-mesh-common';

/** What a status is about. @public */
export interface MeshTarget {
  readonly entityRef: string;
  /** Full entity refs of the entity's owners, lower case. */
  readonly owners: readonly string[];
  /** Clusters in which the entity has workloads. */
  readonly clusters: readonly string[];
}

/** A request, as far as policies may ask. @public */
export interface MeshRequestResource {
  readonly requester: string;
  /** Full entity refs of the owners of its targets, lower case. */
  readonly owners: readonly string[];
  readonly clusters: readonly string[];
  readonly kind: RequestKind;
}

/** A rule as a filter: one of `values` is among the property's. Values are lower case. @public */
export interface MeshFilter<P extends string = string> {
  readonly property: P;
  readonly values: readonly string[];
}

/** @public */
export type MeshTargetFilter = MeshFilter<'owner' | 'cluster'>;

/** @public */
export type MeshRequestFilter = MeshFilter<
  'requester' | 'owner' | 'cluster' | 'kind'
>;

/** @public */
export const meshTargetResourceRef = createPermissionResourceRef<
  MeshTarget,
  MeshTargetFilter
>().with({ pluginId: 'mesh', resourceType: RESOURCE_TYPE_MESH_TARGET });

/** @public */
export const meshRequestResourceRef = createPermissionResourceRef<
  MeshRequestResource,
  MeshRequestFilter
>().with({ pluginId: 'mesh', resourceType: RESOURCE_TYPE_MESH_REQUEST });
