import {
  AuditorService,
  DatabaseService,
  HttpAuthService,
  HttpRouterService,
  LifecycleService,
  PermissionsRegistryService,
  PermissionsService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import { IstiodProbe } from '@mesh-onboarding/backstage-plugin-mesh-node';
import { systemClock } from './clock';
import { ClusterRegistry } from './clusters';
import { readWatchConfig, WatchConfig } from './config';
import { createDecideAccess } from './http/access';
import { clusterRoutes } from './http/clusters';
import { entityStatusRoutes } from './http/entityStatus';
import { RouteDeps } from './http/route';
import { createRouter } from './http/router';
import { ownerRef, targetLoader } from './ownership';
import { registerPermissions } from './permissions';
import { createReadSide, ReadSideDeps } from './readSide';
import { createRequests, RequestOptions } from './requestSide';
import { createMeshSignals, signalSalt } from './signals';
import { openDatabase } from './store';

export interface MeshServices extends ReadSideDeps {
  readonly auditor: AuditorService;
  readonly notifications: NotificationService;
  /** Of modules. */
  readonly probes: readonly IstiodProbe[];
  readonly requestOptions: RequestOptions;
  readonly config: RootConfigService;
  readonly database: DatabaseService;
  readonly httpAuth: HttpAuthService;
  readonly httpRouter: HttpRouterService;
  readonly lifecycle: LifecycleService;
  readonly permissions: PermissionsService;
  readonly permissionsRegistry: PermissionsRegistryService;
  readonly signals: SignalsService;
}

/** Builds the parts, puts the routes up, and runs from the start of the backend to its end. */
export async function startMesh(services: MeshServices): Promise<void> {
  const { config, database, lifecycle } = services;
  const watchConfig = readWatchConfig(config);
  const read = createReadSide(services, watchConfig);
  const knex = await openDatabase(database);
  const signals = createMeshSignals({
    ...services,
    salt: await signalSalt(knex),
  });
  read.queries.onEntityChange(entityRefs => signals.changed(entityRefs));
  const shared = { ...services, ...read, ...routeDeps(services, watchConfig) };
  const requests = createRequests({
    ...shared,
    ...services.requestOptions,
    knex,
    clock: systemClock,
    notify: ({ entityRefs, except, payload }) =>
      services.notifications.send({
        recipients: {
          type: 'entity',
          entityRef: [...entityRefs],
          excludeEntityRef: [...except],
        },
        payload,
      }),
    signal: keys => signals.changed(keys),
  });
  registerPermissions(services.permissionsRegistry, {
    targets: targetLoader({ ...services, queries: read.queries }),
    requests: requests.resources,
  });
  services.httpRouter.use(
    createRouter([
      entityStatusRoutes({
        ...shared,
        approvers: approversOf(config),
        requestsOf: requests.ofEntity,
        signalKeyOf: signals.keyOf,
      }),
      clusterRoutes({
        ...shared,
        registration: registrationOf(read.registry, config),
        peersOf: requests.peersOf,
      }),
      requests.routes,
    ]),
  );
  lifecycle.addStartupHook(async () => {
    await read.start();
    await requests.start();
  });
  lifecycle.addShutdownHook(async () => {
    await requests.stop();
    await read.stop();
  });
}

function routeDeps(services: MeshServices, config: WatchConfig): RouteDeps {
  return {
    httpAuth: services.httpAuth,
    decideAccess: createDecideAccess(services),
    serviceMayUse: (subject, permission) =>
      config.servicePrincipals.some(
        p => p.subject === subject && p.permissions.includes(permission),
      ),
  };
}

function approversOf(config: RootConfigService): string[] {
  const approvers = config.getOptionalStringArray('mesh.approvers') ?? [];
  return approvers.flatMap(text => ownerRef(text) ?? []);
}

function registrationOf(registry: ClusterRegistry, config: RootConfigService) {
  const enabled = config.getOptionalStringArray('mesh.actions.enabled') ?? [];
  return (name: string) => ({
    source: registry.entry(name)?.source ?? ('config' as const),
    writable: enabled.length > 0 && !!registry.get(name)?.writer,
  });
}
