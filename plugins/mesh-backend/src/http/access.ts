import {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  BasicPermission,
  isResourcePermission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import {
  meshPermissions,
  RESOURCE_TYPE_MESH_REQUEST,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import {
  meshRequestResourceRef,
  MeshRequestResource,
  MeshTarget,
  meshTargetResourceRef,
} from '@mesh-onboarding/backstage-plugin-mesh-node';
import { MeshError } from '../meshError';

type Resource = MeshTarget | MeshRequestResource;
type Authorizer = (decision: PolicyDecision, resource: Resource) => boolean;

/** What the policy says about a permission for one caller. */
export interface Access {
  /** Of the policy: ALLOW or CONDITIONAL. */
  readonly decision: PolicyDecision;
  /** The policy allows it for this resource. */
  permits(resource: Resource): boolean;
  /** For those who put the conditions into a query themselves. */
  conditionsTaken(): void;
  /** @throws when the decision has conditions and nobody applied them: forgetting them must not open a route */
  assertApplied(): void;
}

export type DecideAccess = (
  permission: string,
  credentials: BackstageCredentials,
) => Promise<Access>;

/**
 * Asks the policy about a permission of this plugin.
 * @throws MeshError `forbidden`
 */
export function createDecideAccess(deps: {
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
}): DecideAccess {
  return async (name, credentials) => {
    const decision = await decide(deps.permissions, name, credentials);
    if (decision.result === AuthorizeResult.DENY) throw forbidden(name);
    return accessOf(decision, (...args) =>
      authorizerFor(name, deps.permissionsRegistry)(...args),
    );
  };
}

/** The refusal of the policy, in the words of the contract. */
export function forbidden(permission: string): MeshError {
  return new MeshError('forbidden', `you need the permission ${permission}`, {
    nextStep: 'Ask the team that runs this portal for it.',
  });
}

async function decide(
  permissions: PermissionsService,
  name: string,
  credentials: BackstageCredentials,
): Promise<PolicyDecision> {
  const permission = permissionOf(name);
  const [decision] = isResourcePermission(permission)
    ? await permissions.authorizeConditional([{ permission }], { credentials })
    : await permissions.authorize(
        [{ permission: permission as BasicPermission }],
        {
          credentials,
        },
      );
  return decision;
}

function accessOf(decision: PolicyDecision, authorize: Authorizer): Access {
  let applied = decision.result !== AuthorizeResult.CONDITIONAL;
  return {
    decision,
    permits(resource) {
      applied = true;
      return (
        decision.result === AuthorizeResult.ALLOW ||
        authorize(decision, resource)
      );
    },
    conditionsTaken() {
      applied = true;
    },
    assertApplied() {
      if (!applied)
        throw new Error('the conditions of the policy were not applied');
    },
  };
}

function authorizerFor(
  name: string,
  registry: PermissionsRegistryService,
): Authorizer {
  const ofRequests = isResourcePermission(
    permissionOf(name),
    RESOURCE_TYPE_MESH_REQUEST,
  );
  return ofRequests
    ? (createConditionAuthorizer(
        registry.getPermissionRuleset(meshRequestResourceRef),
      ) as Authorizer)
    : (createConditionAuthorizer(
        registry.getPermissionRuleset(meshTargetResourceRef),
      ) as Authorizer);
}

function permissionOf(name: string) {
  const permission = meshPermissions.find(p => p.name === name);
  if (!permission) throw new Error(`no such permission: ${name}`);
  return permission;
}
