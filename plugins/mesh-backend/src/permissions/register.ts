import { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import { isResourcePermission } from '@backstage/plugin-permission-common';
import {
  meshPermissions,
  RESOURCE_TYPE_MESH_REQUEST,
  RESOURCE_TYPE_MESH_TARGET,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import {
  MeshRequestResource,
  meshRequestResourceRef,
  meshRequestRules,
  MeshTarget,
  meshTargetResourceRef,
  meshTargetRules,
} from '@mesh-onboarding/backstage-plugin-mesh-node';

/** Loads resources that other plugins ask about by ref; undefined: there is none. */
export interface ResourceLoaders {
  targets(entityRefs: string[]): Promise<(MeshTarget | undefined)[]>;
  requests(ids: string[]): Promise<(MeshRequestResource | undefined)[]>;
}

/** Tells the permission system what this plugin has to decide about. */
export function registerPermissions(
  registry: PermissionsRegistryService,
  loaders: ResourceLoaders,
): void {
  const of = (resourceType: string) =>
    meshPermissions.filter(p => isResourcePermission(p, resourceType));
  registry.addPermissions(
    meshPermissions.filter(p => !isResourcePermission(p)),
  );
  registry.addResourceType({
    resourceRef: meshTargetResourceRef,
    permissions: of(RESOURCE_TYPE_MESH_TARGET),
    rules: Object.values(meshTargetRules),
    getResources: loaders.targets,
  });
  registry.addResourceType({
    resourceRef: meshRequestResourceRef,
    permissions: of(RESOURCE_TYPE_MESH_REQUEST),
    rules: Object.values(meshRequestRules),
    getResources: loaders.requests,
  });
}
