import {
  API_BASE,
  errorBodySchema,
  RouteContract,
  routes,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { JsonObject, JsonValue } from '@backstage/types';
import { z } from 'zod';

/** The HTTP contract as OpenAPI 3.1, for those who do not use the TypeScript client. */
export function openApiDocument(): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const [name, route] of Object.entries(routes)) {
    const path = `${API_BASE}${route.path.replace(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [route.method]: operation(name, route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Mesh onboarding',
      version: '1',
      description:
        'Mode, placement and mTLS of catalog entities in an Istio mesh, and requests to change it.',
    },
    servers: [{ url: '/api/mesh' }],
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: components(),
    },
  };
}

function operation(operationId: string, route: RouteContract): JsonObject {
  return {
    operationId,
    summary: route.summary,
    description: `Needs the permission \`${route.permission}\`.`,
    parameters: [...pathParameters(route), ...queryParameters(route)],
    ...(route.body && {
      requestBody: { required: true, content: json(route.body, 'input') },
    }),
    responses: {
      [route.status]: {
        description: 'Done',
        content: json(route.response, 'output'),
      },
      ...(route.method === 'get' && {
        304: { description: 'As it was under the ETag given' },
      }),
      default: {
        description: 'Refused or failed',
        content: json(errorBodySchema, 'output'),
      },
    },
  };
}

function pathParameters({ path }: RouteContract): JsonObject[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters({ query }: RouteContract): JsonObject[] {
  return Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema: schemaOf(schema as z.ZodType, 'input'),
  }));
}

function json(schema: z.ZodType, io: 'input' | 'output'): JsonObject {
  const name = NAMES.get(schema);
  return {
    'application/json': {
      schema: name
        ? { $ref: `#/components/schemas/${name}` }
        : schemaOf(schema, io),
    },
  };
}

/** Schemas that are worth a name. */
const NAMES = new Map<z.ZodType, string>([
  [routes.entityStatus.response, 'EntityStatus'],
  [routes.listClusters.response, 'ClusterList'],
  [routes.plan.body, 'RequestInput'],
  [routes.plan.response, 'Plan'],
  [routes.getRequest.response, 'Request'],
  [routes.listRequests.response, 'RequestList'],
  [routes.dropCredential.response, 'CredentialDrop'],
  [routes.preflight.response, 'Preflight'],
  [errorBodySchema, 'Error'],
]);

/** Any JSON refers to itself, so it needs a place of its own. */
const ANY_JSON = '#/components/schemas/Json';

function components(): JsonObject {
  const named = [...NAMES].map(([schema, name]) => [
    name,
    schemaOf(schema, name === 'RequestInput' ? 'input' : 'output'),
  ]);
  const { $defs } = toJsonSchema(z.object({ any: z.json() }), 'output');
  const [any] = Object.values($defs as JsonObject);
  return { ...Object.fromEntries(named), Json: moveAnyJson(any) };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonObject {
  const { $schema, $defs, ...rest } = toJsonSchema(schema, io);
  return moveAnyJson(rest) as JsonObject;
}

function toJsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonObject {
  return z.toJSONSchema(schema, { io, reused: 'inline' }) as JsonObject;
}

/** The only schema of the contract that zod puts into `$defs` is the one of any JSON. */
function moveAnyJson(value: JsonValue | undefined): JsonValue {
  const text = JSON.stringify(value).replaceAll('#/$defs/__schema0', ANY_JSON);
  if (text.includes('#/$defs/')) {
    throw new Error(
      'a schema of the contract refers to itself: give it a name',
    );
  }
  return JSON.parse(text) as JsonValue;
}
