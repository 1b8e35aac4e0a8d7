import { z } from 'zod';
import { clusterListSchema } from './clusters';
import {
  dropInputSchema,
  dropSchema,
  preflightInputSchema,
  preflightSchema,
} from './credentials';
import { planSchema, requestInputSchema } from './plans';
import {
  commentInputSchema,
  decisionInputSchema,
  requestListSchema,
  requestSchema,
} from './requests';
import { entityStatusSchema } from './status';

/** Base path of the contract below `/api/mesh`. @public */
export const API_BASE = '/v1';

/** One operation of the HTTP contract: data from which the server, the client, OpenAPI and the access table are made. */
export interface RouteContract {
  readonly method: 'get' | 'post';
  /** Express style, below `API_BASE`. */
  readonly path: string;
  readonly summary: string;
  readonly permission: string;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly response: z.ZodType;
  readonly status: 200 | 201;
}

const route = <R extends RouteContract>(r: R) => r;

/** All routes by name. */
export const routes = {
  entityStatus: route({
    method: 'get',
    path: '/entities/:kind/:namespace/:name/status',
    summary: 'Mesh mode, placement and mTLS of one catalog entity',
    permission: 'mesh.status.read',
    query: z.object({ detail: z.enum(['true', 'false']).optional() }),
    response: entityStatusSchema,
    status: 200,
  }),
  listClusters: route({
    method: 'get',
    path: '/clusters',
    summary: 'Clusters, their readiness and the namespaces of the viewer',
    permission: 'mesh.cluster.read',
    response: clusterListSchema,
    status: 200,
  }),
  plan: route({
    method: 'post',
    path: '/plans',
    summary: 'What a request would change; writes nothing',
    permission: 'mesh.request.create',
    body: requestInputSchema,
    response: planSchema,
    status: 200,
  }),
  fileRequest: route({
    method: 'post',
    path: '/requests',
    summary: 'File a request; header Idempotency-Key makes a retry safe',
    permission: 'mesh.request.create',
    body: requestInputSchema,
    response: requestSchema,
    status: 201,
  }),
  listRequests: route({
    method: 'get',
    path: '/requests',
    summary: 'Requests the viewer may read, newest first',
    permission: 'mesh.request.read',
    query: z.object({
      filter: z.enum(['to-decide', 'mine', 'all']).optional(),
      entityRef: z.string().optional(),
      cursor: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(200).optional(),
    }),
    response: requestListSchema,
    status: 200,
  }),
  getRequest: route({
    method: 'get',
    path: '/requests/:id',
    summary: 'One request with its plan, decisions and progress',
    permission: 'mesh.request.read',
    response: requestSchema,
    status: 200,
  }),
  decide: route({
    method: 'post',
    path: '/requests/:id/decision',
    summary: 'Approve or reject the plan that was read',
    permission: 'mesh.request.decide',
    body: decisionInputSchema,
    response: requestSchema,
    status: 200,
  }),
  withdraw: route({
    method: 'post',
    path: '/requests/:id/withdraw',
    summary: 'Take back an own request that is not being applied',
    permission: 'mesh.request.withdraw',
    body: commentInputSchema,
    response: requestSchema,
    status: 200,
  }),
  rollback: route({
    method: 'post',
    path: '/requests/:id/rollback',
    summary: 'Restore the recorded state before',
    permission: 'mesh.request.rollback',
    body: commentInputSchema,
    response: requestSchema,
    status: 200,
  }),
  dropCredential: route({
    method: 'post',
    path: '/credential-drops',
    summary: 'Hand over a kubeconfig; returns a single-use handle',
    permission: 'mesh.request.create',
    body: dropInputSchema,
    response: dropSchema,
    status: 201,
  }),
  preflight: route({
    method: 'post',
    path: '/preflights',
    summary: 'Check a cluster before it is registered; consumes nothing',
    permission: 'mesh.request.create',
    body: preflightInputSchema,
    response: preflightSchema,
    status: 200,
  }),
} as const;
