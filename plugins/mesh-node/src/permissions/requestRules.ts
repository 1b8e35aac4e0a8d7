import {
  createConditionExports,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import {
  anyOf,
  claimsSchema,
  clustersSchema,
  kindsSchema,
  lowerCase,
} from './params';
import { meshRequestResourceRef } from './resources';

const isRequester = createPermissionRule({
  name: 'IS_REQUESTER',
  description: 'The request was filed by one of the claims',
  resourceRef: meshRequestResourceRef,
  paramsSchema: claimsSchema,
  apply: (request, { claims }) => anyOf(claims, [request.requester]),
  toQuery: ({ claims }) => ({
    property: 'requester',
    values: lowerCase(claims),
  }),
});

const isTargetOwner = createPermissionRule({
  name: 'IS_TARGET_OWNER',
  description: 'A target of the request is owned by one of the claims',
  resourceRef: meshRequestResourceRef,
  paramsSchema: claimsSchema,
  apply: (request, { claims }) => anyOf(claims, request.owners),
  toQuery: ({ claims }) => ({ property: 'owner', values: lowerCase(claims) }),
});

const hasCluster = createPermissionRule({
  name: 'HAS_CLUSTER',
  description: 'A target of the request is in one of the clusters',
  resourceRef: meshRequestResourceRef,
  paramsSchema: clustersSchema,
  apply: (request, { clusters }) => anyOf(clusters, request.clusters),
  toQuery: ({ clusters }) => ({
    property: 'cluster',
    values: lowerCase(clusters),
  }),
});

const hasKind = createPermissionRule({
  name: 'HAS_KIND',
  description: 'The request is of one of the kinds',
  resourceRef: meshRequestResourceRef,
  paramsSchema: kindsSchema,
  apply: (request, { kinds }) => anyOf(kinds, [request.kind]),
  toQuery: ({ kinds }) => ({ property: 'kind', values: lowerCase(kinds) }),
});

/** Rules about requests. @public */
export const meshRequestRules = {
  isRequester,
  isTargetOwner,
  hasCluster,
  hasKind,
};

const exported = createConditionExports({
  resourceRef: meshRequestResourceRef,
  rules: meshRequestRules,
});

/** Conditions for `mesh.request.*`. @public */
export const meshRequestConditions = exported.conditions;

/** @public */
export const createMeshRequestConditionalDecision =
  exported.createConditionalDecision;
