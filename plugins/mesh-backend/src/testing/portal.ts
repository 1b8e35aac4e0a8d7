import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { Entity, parseEntityRef } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import request from 'supertest';
import { meshPlugin } from '../plugin';

/** People of the portal and their teams. */
const TEAMS: Record<string, string[]> = {
  'payments-dev': ['team-payments', 'team-orders'],
  'search-dev': ['team-search'],
  'platform-a': ['platform'],
  stranger: [],
};

export type Person = keyof typeof TEAMS & string;

export interface Signal {
  readonly channel: string;
  readonly message: JsonObject;
}

/** A component with annotations, as the catalog has processed it. */
export function component(
  name: string,
  owner: string,
  annotations: Record<string, string>,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', annotations },
    spec: { type: 'service', lifecycle: 'production', owner },
    relations: [{ type: 'ownedBy', targetRef: `group:default/${owner}` }],
  };
}

/** Starts a backend with the mesh plugin; signals are recorded. */
export async function startPortal(options: {
  mesh?: JsonObject;
  entities?: Entity[];
  /** Default: ALLOW. */
  decide?: (permission: string, user: string | null) => AuthorizeResult;
}) {
  const signals: Signal[] = [];
  const decide = options.decide ?? (() => AuthorizeResult.ALLOW);
  const answer = async (
    requests: readonly { permission: { name: string } }[],
    { credentials }: { credentials: BackstageCredentials },
  ) =>
    requests.map(({ permission }) => ({
      result: decide(permission.name, userOf(credentials)),
    }));
  const backend = await startTestBackend({
    features: [
      meshPlugin,
      mockServices.rootConfig.factory({ data: { mesh: options.mesh ?? {} } }),
      catalogServiceMock.factory({ entities: options.entities ?? [] }),
      mockServices.permissions.mock({
        authorize: answer as never,
        authorizeConditional: answer as never,
      }).factory,
      mockServices.userInfo.mock({
        getUserInfo: async credentials => {
          const ref = userOf(credentials)!;
          const teams = TEAMS[parseEntityRef(ref).name] ?? [];
          return {
            userEntityRef: ref,
            ownershipEntityRefs: [
              ref,
              ...teams.map(team => `group:default/${team}`),
            ],
          };
        },
      }).factory,
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({
          publish: async ({ channel, message }) => {
            signals.push({ channel, message });
          },
        }),
      }),
    ],
  });
  const { server } = backend;
  const get = (person: Person, path: string) =>
    request(server)
      .get(`/api/mesh/v1${path}`)
      .set(
        'authorization',
        mockCredentials.user.header(`user:default/${person}`),
      );
  return { server, signals, get, stop: () => backend.stop() };
}

function userOf(credentials: BackstageCredentials): string | null {
  const { principal } = credentials as BackstageCredentials<
    BackstageUserPrincipal | { type: string }
  >;
  return 'userEntityRef' in principal ? principal.userEntityRef : null;
}
