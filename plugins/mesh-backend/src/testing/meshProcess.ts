/**
 * A process that runs only the mesh plugin, for tests that kill it. Its parent (`meshReplica.ts`) sends the configuration and the
 * step at which to stop, and is told when the step is reached.
 */
import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { notificationService } from '@backstage/plugin-notifications-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { createMeshPlugin } from '../plugin';
import { StepMoment } from '../requests';

/** What the parent says. */
export type ToReplica =
  | ({ readonly type: 'start' } & Setup)
  /** Stop at this moment; null: never again. */
  | { readonly type: 'arm'; readonly at: Armed | null };

/** What a replica runs with. */
export interface Setup {
  /** app-config. */
  readonly config: object;
  /** After this a worker that says nothing is taken for dead. */
  readonly leaseMs: number;
  /** The catalog. */
  readonly entities?: Entity[];
}

/** What the replica says. */
export type FromReplica =
  | { readonly type: 'listening' }
  | { readonly type: 'reached'; readonly moment: StepMoment }
  | { readonly type: 'notified'; readonly title: string };

export type Armed = Pick<StepMoment, 'step' | 'moment' | 'requestId'> & {
  readonly ordinal?: number;
};

let armed: Armed | null = null;

function say(message: FromReplica) {
  process.send?.(message);
}

function isArmed(moment: StepMoment): boolean {
  return (
    armed !== null &&
    armed.step === moment.step &&
    armed.moment === moment.moment &&
    armed.requestId === moment.requestId &&
    (armed.ordinal === undefined || armed.ordinal === moment.ordinal)
  );
}

/** Stays at the armed moment for ever: the parent kills this process there. */
function onStep(moment: StepMoment): Promise<void> | void {
  if (!isArmed(moment)) return undefined;
  say({ type: 'reached', moment });
  return new Promise(() => {});
}

/** Teams as the sign-in would have resolved them. */
const teams: Record<string, string[]> = {
  'user:default/payments-dev': ['group:default/team-payments'],
  'user:default/platform-a': ['group:default/platform'],
  'user:default/platform-b': ['group:default/platform'],
};

const allow = async (requests: readonly unknown[]) =>
  requests.map(() => ({ result: AuthorizeResult.ALLOW } as const));

async function start({ config, leaseMs, entities }: Setup) {
  const backend = createBackend();
  backend.add(mockServices.rootConfig.factory({ data: config as never }));
  backend.add(mockServices.auth.factory());
  backend.add(mockServices.httpAuth.factory());
  backend.add(
    createServiceFactory({
      service: coreServices.permissions,
      deps: {},
      factory: () => ({ authorize: allow, authorizeConditional: allow }),
    }),
  );
  backend.add(
    createServiceFactory({
      service: coreServices.userInfo,
      deps: {},
      factory: () => ({
        getUserInfo: async credentials => {
          const { userEntityRef } = credentials.principal as never as {
            userEntityRef: string;
          };
          return {
            userEntityRef,
            ownershipEntityRefs: [
              userEntityRef,
              ...(teams[userEntityRef] ?? []),
            ],
          };
        },
      }),
    }),
  );
  backend.add(catalogServiceMock.factory({ entities }));
  backend.add(
    createServiceFactory({
      service: signalsServiceRef,
      deps: {},
      factory: () => ({ publish: async () => {} }),
    }),
  );
  backend.add(
    createServiceFactory({
      service: notificationService,
      deps: {},
      factory: () => ({
        send: async ({ payload }) =>
          say({ type: 'notified', title: payload.title }),
      }),
    }),
  );
  backend.add(createMeshPlugin({ onStep, leaseMs }));
  await backend.start();
  say({ type: 'listening' });
}

process.on('message', (message: ToReplica) => {
  if (message.type === 'arm') armed = message.at;
  else void start(message);
});
// Nobody is left to kill it.
process.on('disconnect', () => process.exit(1));
