import { refOf, type ClusterCore, type Target } from '../core';
import { StatusError, forbidden } from '../status';
import type { UserInfo } from '../types';
import type { Attributes } from './authorizer';

/** The verb that RBAC knows a request by. */
export function verbOf(
  method: string,
  target: Pick<Target, 'name'>,
  query: URLSearchParams,
): string {
  switch (method) {
    case 'POST':
      return 'create';
    case 'PUT':
      return 'update';
    case 'PATCH':
      return 'patch';
    case 'DELETE':
      return target.name ? 'delete' : 'deletecollection';
    default: {
      const watch = ['true', '1', ''].includes(query.get('watch') ?? 'false');
      if (watch) return 'watch';
      return target.name ? 'get' : 'list';
    }
  }
}

/** @throws StatusError 403 */
export function authorize(
  core: ClusterCore,
  user: UserInfo,
  target: Target,
  verb: string,
) {
  const { kind, namespace, name, subresource } = target;
  const resource = subresource ? `${kind.plural}/${subresource}` : kind.plural;
  const attributes: Attributes = {
    verb,
    group: kind.group,
    resource,
    // A namespace is in itself: what is granted there covers reading it.
    namespace: namespace ?? (kind.kind === 'Namespace' ? name : undefined),
    name,
  };
  if (core.authorizer.allows(user, attributes)) return;
  const where = attributes.namespace
    ? `in the namespace "${attributes.namespace}"`
    : 'at the cluster scope';
  throw forbidden(
    refOf(kind),
    name ?? '',
    `User "${user.username}" cannot ${verb} resource "${resource}" in API group "${kind.group}" ${where}`,
  );
}

/** Paths that name no resource: `/version`, `/api`, `/openapi/v3`. @throws StatusError 403 */
export function authorizePath(
  core: ClusterCore,
  user: UserInfo,
  path: string,
  verb: string,
) {
  if (core.authorizer.allows(user, { verb, path })) return;
  throw new StatusError(
    403,
    'Forbidden',
    `forbidden: User "${user.username}" cannot ${verb} path "${path}"`,
    {},
  );
}
