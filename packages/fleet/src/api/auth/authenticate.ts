import type { IncomingHttpHeaders } from 'node:http';
import type { ClusterCore } from '../core';
import { forbidden, unauthorized } from '../status';
import type { UserInfo } from '../types';

export const ANONYMOUS: UserInfo = {
  username: 'system:anonymous',
  groups: ['system:unauthenticated'],
};

/**
 * Who asks. Without any token it is `system:anonymous`; with one that is nobody's it is an error.
 * @throws StatusError 401
 */
export function authenticate(
  core: ClusterCore,
  headers: IncomingHttpHeaders,
): UserInfo {
  const header = headers.authorization;
  if (!header) return impersonated(core, ANONYMOUS, headers);
  const token = /^Bearer\s+(\S+)$/i.exec(header)?.[1];
  const user = token ? core.tokens.identify(token) : undefined;
  if (!user) throw unauthorized();
  return impersonated(core, user, headers);
}

/**
 * `kubectl --as`: the user that the headers name, if the asker may impersonate it.
 * @throws StatusError 403
 */
function impersonated(
  core: ClusterCore,
  user: UserInfo,
  headers: IncomingHttpHeaders,
): UserInfo {
  const name = headers['impersonate-user'];
  if (typeof name !== 'string') return user;
  const group = headers['impersonate-group'];
  const groups = group === undefined ? [] : String(group).split(/,\s*/);
  const wanted = [
    { resource: 'users', name },
    ...groups.map(g => ({ resource: 'groups', name: g })),
  ];
  for (const w of wanted) {
    const allowed = core.authorizer.allows(user, {
      verb: 'impersonate',
      group: '',
      ...w,
    });
    if (!allowed) {
      throw forbidden(
        { group: '', resource: w.resource },
        w.name,
        `User "${user.username}" cannot impersonate resource "${w.resource}" in API group "" at the cluster scope`,
      );
    }
  }
  const authenticated =
    name === ANONYMOUS.username
      ? 'system:unauthenticated'
      : 'system:authenticated';
  return { username: name, groups: [...groups, authenticated] };
}
