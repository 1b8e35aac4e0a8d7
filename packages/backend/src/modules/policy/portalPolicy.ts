import type { UserInfoService } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  isResourcePermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  createScaffolderTaskConditionalDecision,
  scaffolderTaskConditions,
} from '@backstage/plugin-scaffolder-backend/alpha';
import { decideMesh } from './meshRules';
import { mayUsePortal } from './portalRules';
import { readViewer, type Viewer } from './viewer';

/**
 * The policy of this portal. Nobody without sign-in; `mesh.*` is denied unless
 * meshRules allows it; a scaffolder task is for who started it and the platform
 * team; the rest is open to whoever is signed in, but for what portalRules keeps.
 */
export class PortalPolicy implements PermissionPolicy {
  constructor(
    private readonly options: {
      /** Entity refs of the approving groups. */
      approvers: string[];
      userInfo: UserInfoService;
    },
  ) {}

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) {
      return { result: AuthorizeResult.DENY };
    }
    const viewer = await readViewer(user.credentials, this.options);
    if (permission.name.startsWith('mesh.')) {
      return decideMesh(permission, viewer);
    }
    if (
      isResourcePermission(permission, 'scaffolder-task') &&
      !viewer.isApprover
    ) {
      return createScaffolderTaskConditionalDecision(
        permission,
        ownTasks(viewer),
      );
    }
    return decision(mayUsePortal(permission.name, viewer));
  }
}

function ownTasks(viewer: Viewer) {
  return scaffolderTaskConditions.isTaskOwner({
    createdBy: [viewer.userEntityRef],
  });
}

function decision(allowed: boolean): PolicyDecision {
  return { result: allowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY };
}
