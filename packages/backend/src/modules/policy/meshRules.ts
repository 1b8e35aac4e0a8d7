import {
  AuthorizeResult,
  isResourcePermission,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  meshClusterReadPermission,
  meshRequestCreatePermission,
  meshRequestDecidePermission,
  meshRequestReadPermission,
  meshRequestRollbackPermission,
  meshRequestWithdrawPermission,
  meshStatusReadPermission,
  RESOURCE_TYPE_MESH_REQUEST,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import {
  createMeshRequestConditionalDecision,
  meshRequestConditions,
} from '@mesh-onboarding/backstage-plugin-mesh-node';
import type { Viewer } from './viewer';

type Rule = (viewer: Viewer, permission: Permission) => PolicyDecision;
type Conditions = Parameters<typeof createMeshRequestConditionalDecision>[1];

const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
const deny: PolicyDecision = { result: AuthorizeResult.DENY };

const { isRequester, isTargetOwner } = meshRequestConditions;

const anyTeam: Rule = viewer => (viewer.hasTeam ? allow : deny);
const approver: Rule = viewer => (viewer.isApprover ? allow : deny);

/** A team sees what it asked for and what is asked for its namespaces; approvers see all. */
const concerned: Rule = (viewer, permission) => {
  if (viewer.isApprover || !viewer.hasTeam) return approver(viewer, permission);
  return onRequests(permission, {
    anyOf: [
      isRequester({ claims: [viewer.userEntityRef] }),
      isTargetOwner({ claims: viewer.groups }),
    ],
  });
};

const ownRequest: Rule = (viewer, permission) =>
  viewer.hasTeam
    ? onRequests(permission, isRequester({ claims: [viewer.userEntityRef] }))
    : deny;

/**
 * Who may use which permission of the mesh plugin. Behind it mesh-backend decides by ownership of the
 * namespaces: what of a status one sees, what one may ask for, and that nobody decides about their own
 * request.
 */
const rules = new Map<string, Rule>([
  [meshStatusReadPermission.name, anyTeam],
  [meshClusterReadPermission.name, anyTeam],
  [meshRequestCreatePermission.name, anyTeam],
  [meshRequestReadPermission.name, concerned],
  [meshRequestWithdrawPermission.name, ownRequest],
  [meshRequestDecidePermission.name, approver],
  [meshRequestRollbackPermission.name, approver],
]);

/** The decision about a permission of `mesh.*`; one without a rule is denied. */
export function decideMesh(
  permission: Permission,
  viewer: Viewer,
): PolicyDecision {
  return rules.get(permission.name)?.(viewer, permission) ?? deny;
}

function onRequests(
  permission: Permission,
  conditions: Conditions,
): PolicyDecision {
  return isResourcePermission(permission, RESOURCE_TYPE_MESH_REQUEST)
    ? createMeshRequestConditionalDecision(permission, conditions)
    : deny;
}
