import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity, parseEntityRef } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  notificationService,
  NotificationSendOptions,
} from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  BackstageCredentials,
  BackstageUserPrincipal,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import request from 'supertest';
import { meshPlugin } from '../plugin';

/** People of the portal and their teams. */
const TEAMS: Record<string, string[]> = {
  'payments-dev': ['team-payments', 'team-orders'],
  'search-dev': ['team-search'],
  'platform-a': ['platform'],
  'platform-b': ['platform'],
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
  decide?: (permission: string, user: string | null) => PolicyDecision;
}) {
  const signals: Signal[] = [];
  const notifications: NotificationSendOptions[] = [];
  const decide =
    options.decide ?? (() => ({ result: AuthorizeResult.ALLOW } as const));
  const answer = async (
    requests: readonly { permission: { name: string } }[],
    { credentials }: { credentials: BackstageCredentials },
  ) =>
    requests.map(({ permission }) =>
      decide(permission.name, userOf(credentials)),
    );
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
        service: notificationService,
        deps: {},
        factory: () => ({
          send: async notification => {
            notifications.push(notification);
          },
        }),
      }),
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
  const post = (person: Person, path: string, body: object) =>
    request(server)
      .post(`/api/mesh/v1${path}`)
      .set(
        'authorization',
        mockCredentials.user.header(`user:default/${person}`),
      )
      .send(body);
  return {
    server,
    signals,
    notifications,
    get,
    post,
    stop: () => backend.stop(),
  };
}

function userOf(credentials: BackstageCredentials): string | null {
  const { principal } = credentials as BackstageCredentials<
    BackstageUserPrincipal | { type: string }
  >;
  return 'userEntityRef' in principal ? principal.userEntityRef : null;
}
