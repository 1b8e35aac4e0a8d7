import { createPermission } from '@backstage/plugin-permission-common';

/** Resource type of requests. @public */
export const RESOURCE_TYPE_MESH_REQUEST = 'mesh-request';
/** Resource type of what a status is about: an entity with the namespaces it is confirmed for. @public */
export const RESOURCE_TYPE_MESH_TARGET = 'mesh-target';

/** Read mode, placement and mTLS of an entity. @public */
export const meshStatusReadPermission = createPermission({
  name: 'mesh.status.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_MESH_TARGET,
});

/** Read the list of clusters. @public */
export const meshClusterReadPermission = createPermission({
  name: 'mesh.cluster.read',
  attributes: { action: 'read' },
});

/** Plan and file requests; hand over credentials. @public */
export const meshRequestCreatePermission = createPermission({
  name: 'mesh.request.create',
  attributes: { action: 'create' },
});

/** @public */
export const meshRequestReadPermission = createPermission({
  name: 'mesh.request.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_MESH_REQUEST,
});

/** Approve or reject. Even where allowed, never the requester. @public */
export const meshRequestDecidePermission = createPermission({
  name: 'mesh.request.decide',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_MESH_REQUEST,
});

/** @public */
export const meshRequestWithdrawPermission = createPermission({
  name: 'mesh.request.withdraw',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_MESH_REQUEST,
});

/** @public */
export const meshRequestRollbackPermission = createPermission({
  name: 'mesh.request.rollback',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_MESH_REQUEST,
});

/** All permissions of plugin `mesh`. @public */
export const meshPermissions = [
  meshStatusReadPermission,
  meshClusterReadPermission,
  meshRequestCreatePermission,
  meshRequestReadPermission,
  meshRequestDecidePermission,
  meshRequestWithdrawPermission,
  meshRequestRollbackPermission,
];
