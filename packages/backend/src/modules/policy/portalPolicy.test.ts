import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  catalogEntityReadPermission,
  catalogLocationCreatePermission,
} from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  createPermission,
  type Permission,
} from '@backstage/plugin-permission-common';
import {
  taskCreatePermission,
  taskReadPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import {
  meshPermissions,
  meshRequestReadPermission,
  meshRequestWithdrawPermission,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { PortalPolicy } from './portalPolicy';

const teams: Record<string, string[]> = {
  'payments-dev': ['group:default/team-payments', 'group:default/team-orders'],
  'platform-a': ['group:default/platform'],
  // A user's own ref and things that are no group give no team.
  stranger: ['user:default/stranger', 'resource:default/platform'],
};

const policy = new PortalPolicy({
  approvers: ['group:default/Platform'],
  userInfo: mockServices.userInfo.mock({
    getUserInfo: async credentials => {
      const { userEntityRef } = (credentials as ReturnType<typeof asUser>)
        .principal;
      const name = userEntityRef.split('/')[1];
      return {
        userEntityRef,
        ownershipEntityRefs: [userEntityRef, ...teams[name]],
      };
    },
  }),
});

function asUser(name: string) {
  return mockCredentials.user(`user:default/${name}`);
}

async function ask(permission: Permission | string, name?: string) {
  const credentials = name ? asUser(name) : undefined;
  return policy.handle(
    {
      permission:
        typeof permission === 'string'
          ? createPermission({ name: permission, attributes: {} })
          : permission,
    },
    credentials && {
      credentials,
      info: { userEntityRef: '', ownershipEntityRefs: [] },
    },
  );
}

const { ALLOW, DENY, CONDITIONAL } = AuthorizeResult;

describe('PortalPolicy', () => {
  it('keeps deciding and rolling back to the approvers', async () => {
    for (const name of ['mesh.request.decide', 'mesh.request.rollback']) {
      expect((await ask(name, 'platform-a')).result).toBe(ALLOW);
      expect((await ask(name, 'payments-dev')).result).toBe(DENY);
    }
  });

  it.each(['mesh.status.read', 'mesh.cluster.read', 'mesh.request.create'])(
    'lets members of any team use %s',
    async name => {
      expect((await ask(name, 'payments-dev')).result).toBe(ALLOW);
      expect((await ask(name, 'platform-a')).result).toBe(ALLOW);
    },
  );

  it('has a rule for every permission of the mesh', async () => {
    for (const permission of meshPermissions) {
      const { result } = await ask(permission, 'platform-a');
      expect([permission.name, result]).not.toEqual([permission.name, DENY]);
    }
  });

  it('shows a team the requests that concern it, and approvers all', async () => {
    const permission = meshRequestReadPermission;
    expect((await ask(permission, 'platform-a')).result).toBe(ALLOW);
    expect(await ask(permission, 'payments-dev')).toMatchObject({
      result: CONDITIONAL,
      pluginId: 'mesh',
      conditions: {
        anyOf: [
          {
            rule: 'IS_REQUESTER',
            params: { claims: ['user:default/payments-dev'] },
          },
          {
            rule: 'IS_TARGET_OWNER',
            params: { claims: teams['payments-dev'] },
          },
        ],
      },
    });
  });

  it.each(['payments-dev', 'platform-a'])(
    'lets %s withdraw only what they filed themselves',
    async name => {
      expect(await ask(meshRequestWithdrawPermission, name)).toMatchObject({
        result: CONDITIONAL,
        conditions: {
          rule: 'IS_REQUESTER',
          params: { claims: [`user:default/${name}`] },
        },
      });
    },
  );

  it('denies everything of the mesh to who has no team', async () => {
    for (const permission of meshPermissions) {
      expect((await ask(permission, 'stranger')).result).toBe(DENY);
    }
  });

  it.each(['mesh.request.obliterate', 'mesh.toString', 'mesh.'])(
    'denies the unknown permission %s even to approvers',
    async name => {
      expect((await ask(name, 'platform-a')).result).toBe(DENY);
    },
  );

  it('denies all to who is not signed in', async () => {
    for (const permission of [
      catalogEntityReadPermission,
      ...meshPermissions,
    ]) {
      expect((await ask(permission)).result).toBe(DENY);
    }
  });

  it('lets everybody signed in read the catalog and start tasks', async () => {
    for (const name of Object.keys(teams)) {
      expect((await ask(catalogEntityReadPermission, name)).result).toBe(ALLOW);
      expect((await ask(taskCreatePermission, name)).result).toBe(ALLOW);
    }
  });

  it('takes new catalog sources from the platform team only', async () => {
    const permission = catalogLocationCreatePermission;
    expect((await ask(permission, 'platform-a')).result).toBe(ALLOW);
    expect((await ask(permission, 'payments-dev')).result).toBe(DENY);
  });

  it('shows a task to who started it and to the platform team', async () => {
    expect((await ask(taskReadPermission, 'platform-a')).result).toBe(ALLOW);
    expect(await ask(taskReadPermission, 'payments-dev')).toMatchObject({
      result: CONDITIONAL,
      conditions: {
        rule: 'IS_TASK_OWNER',
        params: { createdBy: ['user:default/payments-dev'] },
      },
    });
  });
});
