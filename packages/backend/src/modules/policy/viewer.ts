import type {
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';

/** Who asks, as far as the policy needs to know. */
export type Viewer = {
  userEntityRef: string;
  /** Full entity refs of the groups, lower case. */
  groups: string[];
  /** Is a member of at least one group. */
  hasTeam: boolean;
  /** Is a member of one of the approving groups. */
  isApprover: boolean;
};

/** Reads teams from what the user's sign-in resolved, never from the request. */
export async function readViewer(
  credentials: BackstageCredentials,
  options: { userInfo: UserInfoService; approvers: string[] },
): Promise<Viewer> {
  const { userEntityRef, ownershipEntityRefs } =
    await options.userInfo.getUserInfo(credentials);
  const groups = ownershipEntityRefs
    .map(ref => ref.toLocaleLowerCase('en-US'))
    .filter(ref => ref.startsWith('group:'));
  const approvers = options.approvers.map(ref =>
    ref.toLocaleLowerCase('en-US'),
  );
  return {
    userEntityRef,
    groups,
    hasTeam: groups.length > 0,
    isApprover: groups.some(group => approvers.includes(group)),
  };
}
