import {
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import {
  API_BASE,
  RouteContract,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Request, Router } from 'express';
import { z } from 'zod';
import { MeshError } from '../meshError';
import { Access, DecideAccess } from './access';
import { parseInput } from './parseInput';

/** Who calls: a person, or a service that the configuration lets in. */
export type CallerCredentials = BackstageCredentials<
  BackstageUserPrincipal | BackstageServicePrincipal
>;

/** What a handler is given. Everything in it has been parsed and the policy has been asked. */
export interface RouteCall<R extends RouteContract> {
  readonly params: Readonly<Record<string, string>>;
  readonly query: R extends { query: z.ZodType } ? z.output<R['query']> : {};
  readonly body: R extends { body: z.ZodType }
    ? z.output<R['body']>
    : undefined;
  readonly credentials: CallerCredentials;
  /** What the policy says about the route's permission. Conditions must be applied before answering. */
  readonly access: Access;
  readonly request: Request;
}

export type RouteHandler<R extends RouteContract> = (
  call: RouteCall<R>,
) => Promise<z.input<R['response']>>;

export interface RouteDeps {
  readonly httpAuth: HttpAuthService;
  readonly decideAccess: DecideAccess;
  /** Whether a service principal may use a permission (`mesh.servicePrincipals`). */
  readonly serviceMayUse: (subject: string, permission: string) => boolean;
}

/**
 * Serves one operation of the contract: parse, authorize, ask the handler, answer.
 * The answer passes through the contract's schema, so nothing leaves that it does not name; unchanged answers to a GET are 304.
 */
export function registerRoute<R extends RouteContract>(
  router: Router,
  deps: RouteDeps,
  route: R,
  handler: RouteHandler<R>,
): void {
  router[route.method](
    `${API_BASE}${route.path}`,
    async (request, response) => {
      const credentials = await callerOf(request, route, deps);
      const access = await deps.decideAccess(route.permission, credentials);
      const value = await handler({
        params: request.params,
        query: parseInput(route.query, request.query, 'query') as never,
        body: parseInput(route.body, request.body, 'body') as never,
        credentials,
        access,
        request,
      });
      access.assertApplied();
      // Answers differ by caller: no shared cache may keep them, and Express makes the ETag.
      response.set('cache-control', 'private, no-cache');
      response.status(route.status).json(route.response.parse(value));
    },
  );
}

async function callerOf(
  request: Request,
  route: RouteContract,
  deps: RouteDeps,
): Promise<CallerCredentials> {
  const credentials = await deps.httpAuth.credentials(request, {
    allow: ['user', 'service'],
  });
  const { principal } = credentials;
  if (
    principal.type === 'service' &&
    !deps.serviceMayUse(principal.subject, route.permission)
  ) {
    throw new MeshError(
      'service-principal',
      'this is for people; a service may call it only where the configuration says so',
      {
        nextStep: `Call as a user, or add the service to mesh.servicePrincipals with ${route.permission}.`,
      },
    );
  }
  return credentials;
}
