import type { ClusterCore } from '../core';
import {
  VERSION,
  aggregatedDiscovery,
  allGroups,
  apiGroup,
  apiGroupList,
  apiResourceList,
  apiVersions,
  groupVersions,
} from '../discovery';
import { openApiDocument, openApiIndex } from '../openapi';
import { REVIEWS } from '../auth/reviews';
import { methodNotAllowed, notImplemented } from '../status';
import { isObject, type JsonObject } from '../values';
import { content } from './content';
import type { Context } from './context';
import type { Reply } from './respond';

const AGGREGATED =
  'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';

function discovery(context: Context, core: boolean, plain: JsonObject): Reply {
  if (context.accepted.as !== 'aggregated') return { code: 200, body: plain };
  return {
    code: 200,
    body: aggregatedDiscovery(core),
    headers: { 'Content-Type': AGGREGATED },
  };
}

const notThere: Reply = {
  code: 404,
  body: undefined,
  text: '404 page not found\n',
};

const UNSERVED = [
  '/metrics',
  '/debug',
  '/logs',
  '/openapi/v2',
  '/openid',
  '/.well-known',
  '/statusz',
  '/flagz',
];

function refuseUnserved(path: string) {
  if (!UNSERVED.some(u => path === u || path.startsWith(`${u}/`))) return;
  throw notImplemented(
    path,
    path === '/openapi/v2'
      ? 'Use /openapi/v3.'
      : 'Run against the real control planes for it (npm start -- --fleet real).',
  );
}

function groupDocument(segments: string[]): JsonObject | undefined {
  const [root, first, second] = segments;
  const group = root === 'api' ? '' : first;
  const version = root === 'api' ? first : second;
  if (!allGroups().includes(group)) return undefined;
  if (root === 'apis' && !version) {
    return { kind: 'APIGroup', apiVersion: 'v1', ...apiGroup(group) };
  }
  return groupVersions(group).includes(version)
    ? apiResourceList(group, version)
    : undefined;
}

/** Paths that name no resource: versions, health, discovery, schemas. */
export function handleOther(context: Context): Reply {
  const path = context.path.replace(/(.)\/$/, '$1');
  if (context.method !== 'GET' && context.method !== 'HEAD') {
    throw methodNotAllowed();
  }
  if (['/healthz', '/livez', '/readyz'].includes(path)) {
    return { code: 200, body: undefined, text: 'ok' };
  }
  switch (path) {
    case '/version':
      return { code: 200, body: VERSION };
    case '/api':
      return discovery(context, true, apiVersions(context.headers.host ?? ''));
    case '/apis':
      return discovery(context, false, apiGroupList());
    case '/openapi/v3':
      return { code: 200, body: openApiIndex() };
    default:
  }
  if (path.startsWith('/openapi/v3/')) {
    const json = openApiDocument(path.slice('/openapi/v3/'.length));
    return json ? { code: 200, body: undefined, json } : notThere;
  }
  refuseUnserved(path);
  const segments = path.split('/').filter(Boolean);
  const found = ['api', 'apis'].includes(segments[0])
    ? groupDocument(segments)
    : undefined;
  return found ? { code: 200, body: found } : notThere;
}

/** Reviews: asked by POST, answered at once, never stored. */
export function handleReview(
  core: ClusterCore,
  context: Context,
  kind: string,
  group: string,
): Reply {
  if (context.method !== 'POST') throw methodNotAllowed();
  const body = content(context).value;
  const review = {
    metadata: {},
    ...(isObject(body) ? body : {}),
    kind,
    apiVersion: `${group}/v1`,
  };
  return { code: 201, body: REVIEWS[kind](core, context.user, review) };
}
