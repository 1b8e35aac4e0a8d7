import type { Store } from '../store/store';
import type { KubeObject, UserInfo } from '../types';
import { listAt, textAt } from '../values';

/** What is asked: one verb on one resource, or on a path that names none. */
export interface Attributes {
  verb: string;
  group?: string;
  /** Plural, with the subresource after a slash. */
  resource?: string;
  namespace?: string;
  name?: string;
  /** Set instead of a resource for `/version`, `/api` and the like. */
  path?: string;
}

export interface Rule {
  verbs: string[];
  apiGroups: string[];
  resources: string[];
  resourceNames: string[];
  nonResourceURLs: string[];
}

const texts = (rule: unknown, field: string) => listAt(rule, field) as string[];

const asRule = (rule: unknown): Rule => ({
  verbs: texts(rule, 'verbs'),
  apiGroups: texts(rule, 'apiGroups'),
  resources: texts(rule, 'resources'),
  resourceNames: texts(rule, 'resourceNames'),
  nonResourceURLs: texts(rule, 'nonResourceURLs'),
});

const holds = (list: string[], value: string) =>
  list.includes('*') || list.includes(value);

const holdsResource = (list: string[], resource: string) => {
  const [, sub] = resource.split('/');
  return (
    holds(list, resource) || (sub !== undefined && list.includes(`*/${sub}`))
  );
};

const holdsPath = (list: string[], path: string) =>
  list.some(
    u => u === path || (u.endsWith('*') && path.startsWith(u.slice(0, -1))),
  );

export function ruleAllows(rule: Rule, a: Attributes): boolean {
  if (!holds(rule.verbs, a.verb)) return false;
  if (a.path !== undefined) return holdsPath(rule.nonResourceURLs, a.path);
  return (
    holds(rule.apiGroups, a.group ?? '') &&
    holdsResource(rule.resources, a.resource ?? '') &&
    (!rule.resourceNames.length || rule.resourceNames.includes(a.name ?? ''))
  );
}

function names(user: UserInfo, subject: unknown, bindingNamespace?: string) {
  const name = textAt(subject, 'name');
  switch (textAt(subject, 'kind')) {
    case 'User':
      return user.username === name;
    case 'Group':
      return user.groups.includes(name);
    case 'ServiceAccount': {
      const namespace = textAt(subject, 'namespace') || bindingNamespace;
      return user.username === `system:serviceaccount:${namespace}:${name}`;
    }
    default:
      return false;
  }
}

const RBAC = 'rbac.authorization.k8s.io';

/** RBAC over the stored roles and bindings. `system:masters` may do everything. */
export class Authorizer {
  constructor(private readonly store: Store) {}

  allows(user: UserInfo, attributes: Attributes): boolean {
    if (user.groups.includes('system:masters')) return true;
    return this.rulesFor(user, attributes.namespace).some(rule =>
      ruleAllows(rule, attributes),
    );
  }

  /** What a user may do: everywhere, and in the namespace where one is named. */
  rulesFor(user: UserInfo, namespace?: string): Rule[] {
    const cluster = this.list('clusterrolebindings');
    const local = namespace
      ? this.list('rolebindings').filter(
          b => b.metadata.namespace === namespace,
        )
      : [];
    return [...cluster, ...local]
      .filter(b => this.binds(b, user))
      .flatMap(b => this.roleRules(b));
  }

  /** The rules behind the role that a binding names; none when there is no such role. */
  roleRules(binding: KubeObject): Rule[] {
    const kind = textAt(binding, 'roleRef', 'kind');
    const name = textAt(binding, 'roleRef', 'name');
    const role =
      kind === 'Role'
        ? this.table('roles').get(binding.metadata.namespace, name)
        : this.table('clusterroles').get(undefined, name);
    return listAt(role, 'rules').map(asRule);
  }

  private binds(binding: KubeObject, user: UserInfo) {
    return listAt(binding, 'subjects').some(s =>
      names(user, s, binding.metadata.namespace),
    );
  }

  private table(plural: string) {
    return this.store.table(`${plural}.${RBAC}`);
  }

  private list(plural: string) {
    return this.table(plural).list();
  }
}

export const rulesOf = (role: KubeObject) => listAt(role, 'rules').map(asRule);
