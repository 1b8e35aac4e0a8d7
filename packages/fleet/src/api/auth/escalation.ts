import { refOf, type ClusterCore, type Target } from '../core';
import { forbidden } from '../status';
import type { KubeObject, UserInfo } from '../types';
import { textAt } from '../values';
import { ruleAllows, rulesOf, type Rule } from './authorizer';

const RBAC = 'rbac.authorization.k8s.io';

/** One rule as many rules with one verb, group, resource and name each. */
function* single(rule: Rule): Generator<Rule> {
  for (const verb of rule.verbs) {
    for (const url of rule.nonResourceURLs) {
      yield { ...EMPTY, verbs: [verb], nonResourceURLs: [url] };
    }
    for (const group of rule.apiGroups) {
      for (const resource of rule.resources) {
        const base = { ...EMPTY, verbs: [verb], apiGroups: [group] };
        const resources = [resource];
        if (!rule.resourceNames.length) yield { ...base, resources };
        for (const name of rule.resourceNames) {
          yield { ...base, resources, resourceNames: [name] };
        }
      }
    }
  }
}

const EMPTY: Rule = {
  verbs: [],
  apiGroups: [],
  resources: [],
  resourceNames: [],
  nonResourceURLs: [],
};

const covered = (held: Rule[], wanted: Rule) =>
  held.some(rule =>
    ruleAllows(
      rule,
      wanted.nonResourceURLs.length
        ? { verb: wanted.verbs[0], path: wanted.nonResourceURLs[0] }
        : {
            verb: wanted.verbs[0],
            group: wanted.apiGroups[0],
            resource: wanted.resources[0],
            name: wanted.resourceNames[0],
          },
    ),
  );

const text = (rule: Rule) =>
  rule.nonResourceURLs.length
    ? `{NonResourceURLs:${JSON.stringify(
        rule.nonResourceURLs,
      )}, Verbs:${JSON.stringify(rule.verbs)}}`
    : `{APIGroups:${JSON.stringify(rule.apiGroups)}, Resources:${JSON.stringify(
        rule.resources,
      )}${
        rule.resourceNames.length
          ? `, ResourceNames:${JSON.stringify(rule.resourceNames)}`
          : ''
      }, Verbs:${JSON.stringify(rule.verbs)}}`;

/**
 * Nobody grants what they do not hold, unless they may `escalate` (roles) or `bind` (bindings).
 * @throws StatusError 403
 */
export function refuseEscalation(
  core: ClusterCore,
  { kind, namespace }: Target,
  object: KubeObject,
  user: UserInfo,
) {
  if (kind.group !== RBAC || user.groups.includes('system:masters')) return;
  const binding = kind.plural.endsWith('bindings');
  const may = core.authorizer.allows(user, {
    verb: binding ? 'bind' : 'escalate',
    group: RBAC,
    resource: binding
      ? `${textAt(object, 'roleRef', 'kind').toLowerCase()}s`
      : kind.plural,
    namespace,
    name: binding ? textAt(object, 'roleRef', 'name') : object.metadata.name,
  });
  if (may) return;
  const wanted = binding ? core.authorizer.roleRules(object) : rulesOf(object);
  const held = core.authorizer.rulesFor(user, namespace);
  const missing = wanted
    .flatMap(rule => [...single(rule)])
    .filter(rule => !covered(held, rule));
  if (!missing.length) return;
  throw forbidden(
    refOf(kind),
    object.metadata.name,
    `user ${JSON.stringify(user.username)} (groups=${JSON.stringify(
      user.groups,
    )}) is attempting to grant RBAC permissions not currently held:\n${missing
      .map(text)
      .join('\n')}`,
  );
}
