import type { ClusterCore } from '../core';
import { badRequest, invalid } from '../status';
import type { UserInfo } from '../types';
import {
  isObject,
  kubeTime,
  listAt,
  objectAt,
  textAt,
  type JsonObject,
} from '../values';
import type { Attributes } from './authorizer';

function attributesOf(spec: JsonObject): Attributes {
  const resource = spec.resourceAttributes;
  if (isObject(resource)) {
    const text = (field: string) => textAt(resource, field);
    const sub = text('subresource');
    return {
      verb: text('verb'),
      group: text('group'),
      resource: sub ? `${text('resource')}/${sub}` : text('resource'),
      namespace: text('namespace') || undefined,
      name: text('name') || undefined,
    };
  }
  const path = spec.nonResourceAttributes;
  if (isObject(path)) {
    return { verb: textAt(path, 'verb'), path: textAt(path, 'path') };
  }
  throw invalid({ group: 'authorization.k8s.io', kind: '' }, '', [
    {
      field: 'spec.resourceAttributes',
      reason: 'FieldValueInvalid',
      text: 'Invalid value: null: exactly one of nonResourceAttributes or resourceAttributes must be specified',
    },
  ]);
}

function answer(core: ClusterCore, user: UserInfo, review: JsonObject) {
  const allowed = core.authorizer.allows(
    user,
    attributesOf(objectAt(review, 'spec')),
  );
  return { ...review, status: { allowed } };
}

/** Who asks, asks about others, asks what a token is worth: none of it is stored. */
export const REVIEWS: Record<
  string,
  (core: ClusterCore, user: UserInfo, review: JsonObject) => JsonObject
> = {
  SelfSubjectAccessReview: answer,

  SubjectAccessReview(core, _user, review) {
    const spec = objectAt(review, 'spec');
    return answer(
      core,
      {
        username: textAt(spec, 'user'),
        groups: listAt(spec, 'groups') as string[],
      },
      review,
    );
  },

  SelfSubjectRulesReview(core, user, review) {
    const namespace = textAt(review, 'spec', 'namespace');
    if (!namespace) throw badRequest('no namespace on request');
    const rules = user.groups.includes('system:masters')
      ? [ALL, ALL_PATHS]
      : core.authorizer.rulesFor(user, namespace);
    const resourceRules = rules
      .filter(r => r.resources.length)
      .map(({ nonResourceURLs: _, resourceNames, ...rule }) => ({
        ...rule,
        ...(resourceNames.length && { resourceNames }),
      }));
    const nonResourceRules = rules
      .filter(r => r.nonResourceURLs.length)
      .map(({ verbs, nonResourceURLs }) => ({ verbs, nonResourceURLs }));
    return {
      ...review,
      spec: {},
      status: { resourceRules, nonResourceRules, incomplete: false },
    };
  },

  SelfSubjectReview(core, user, review) {
    const { username, uid, groups } = user;
    return {
      ...review,
      metadata: { creationTimestamp: kubeTime(core.now()) },
      status: { userInfo: { username, ...(uid && { uid }), groups } },
    };
  },

  TokenReview(core, _user, review) {
    const user = core.tokens.identify(textAt(review, 'spec', 'token'));
    if (!user) {
      const status = { user: {}, error: 'invalid bearer token' };
      return { ...review, status };
    }
    const audiences = [core.tokens.issuer];
    return { ...review, status: { authenticated: true, user, audiences } };
  },
};

const ALL = {
  verbs: ['*'],
  apiGroups: ['*'],
  resources: ['*'],
  resourceNames: [] as string[],
  nonResourceURLs: [] as string[],
};
const ALL_PATHS = {
  ...ALL,
  apiGroups: [],
  resources: [],
  nonResourceURLs: ['*'],
};
