import {
  createConditionExports,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { anyOf, claimsSchema, clustersSchema, lowerCase } from './params';
import { meshTargetResourceRef } from './resources';

const isTargetOwner = createPermissionRule({
  name: 'IS_TARGET_OWNER',
  description: 'The entity is owned by one of the claims',
  resourceRef: meshTargetResourceRef,
  paramsSchema: claimsSchema,
  apply: (target, { claims }) => anyOf(claims, target.owners),
  toQuery: ({ claims }) => ({ property: 'owner', values: lowerCase(claims) }),
});

const hasCluster = createPermissionRule({
  name: 'HAS_CLUSTER',
  description: 'The entity has workloads in one of the clusters',
  resourceRef: meshTargetResourceRef,
  paramsSchema: clustersSchema,
  apply: (target, { clusters }) => anyOf(clusters, target.clusters),
  toQuery: ({ clusters }) => ({
    property: 'cluster',
    values: lowerCase(clusters),
  }),
});

/** Rules about what a status is about. @public */
export const meshTargetRules = { isTargetOwner, hasCluster };

const exported = createConditionExports({
  resourceRef: meshTargetResourceRef,
  rules: meshTargetRules,
});

/** Conditions for `mesh.status.read`. @public */
export const meshTargetConditions = exported.conditions;

/** @public */
export const createMeshTargetConditionalDecision =
  exported.createConditionalDecision;
