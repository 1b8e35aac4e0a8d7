import {
  AuditorService,
  AuthService,
  LoggerService,
  PermissionsRegistryService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ClusterSummary,
  RequestSummary,
  routes,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import {
  IstiodProbe,
  MeshRequestResource,
} from '@mesh-onboarding/backstage-plugin-mesh-node';
import { Knex } from 'knex';
import { Clock } from './clock';
import { ClusterRegistry } from './clusters';
import { OwnershipConfig } from './config';
import { Drops, readVaultKeys, Vault } from './credentials';
import { credentialRoutes } from './http/credentials';
import { planRoutes } from './http/plans';
import { preflightRoutes } from './http/preflights';
import { requestRoutes } from './http/requests';
import { RouteDeps } from './http/route';
import { AddRoutes } from './http/router';
import { Ownership } from './ownership';
import { MonitoringUrlProbe, PeerWatch } from './probe';
import { MeshQueries } from './queries';
import { EntityPlaces, Store } from './store';
import { actorOf, CallerCredentials } from './requests/actor';
import { Announcer, AnnouncerDeps } from './requests/announcer';
import { Candidates } from './requests/candidates';
import { LEASE_MS } from './requests/claim';
import { readRequestsConfig } from './requests/config';
import { requestDelivery } from './requests/delivering';
import { Loop } from './requests/loop';
import { Planner } from './requests/planner';
import { approvalPolicy } from './requests/policy';
import { concerns, resourceOf } from './requests/readable';
import { RegisteredClusters } from './requests/registeredClusters';
import { RunnerDeps } from './requests/runner';
import { RequestService } from './requests/service';
import { StepListener } from './requests/steps';
import { PendingSweep } from './requests/sweep';
import { verification } from './requests/verify';
import { Worker } from './requests/worker';

/** For tests. */
export interface RequestOptions {
  /** Told of every named step. */
  readonly onStep?: StepListener;
  /** After this a worker that says nothing is taken for dead, milliseconds. Default: a minute. */
  readonly leaseMs?: number;
}

export interface RequestsDeps extends RouteDeps, RequestOptions {
  readonly auditor: AuditorService;
  readonly auth: AuthService;
  readonly catalog: CatalogService;
  readonly clock: Clock;
  readonly config: Config;
  /** Migrated. */
  readonly knex: Knex;
  readonly logger: LoggerService;
  readonly notify: AnnouncerDeps['notify'];
  readonly ownership: Ownership;
  readonly ownershipConfig: OwnershipConfig;
  readonly permissionsRegistry: PermissionsRegistryService;
  /** More probes, asked before the monitoring URLs of the configuration. */
  readonly probes?: readonly IstiodProbe[];
  readonly queries: MeshQueries;
  readonly registry: ClusterRegistry;
  readonly signal: AnnouncerDeps['signal'];
}

/** Requests, from filing to verification. */
export interface Requests {
  readonly routes: AddRoutes;
  /** Brings the registered clusters back, then works. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Open and last requests of an entity that the caller may read. */
  ofEntity(
    places: EntityPlaces,
    credentials: CallerCredentials,
  ): Promise<RequestSummary[]>;
  /** For questions that other plugins ask about requests. */
  resources(ids: string[]): Promise<(MeshRequestResource | undefined)[]>;
  /** What istiod of a cluster said last of the others. */
  peersOf(cluster: string): ClusterSummary['peers'];
  /** Does all that is to do now; for tests. */
  tick(): Promise<void>;
}

/** Builds all that decides about requests and carries them out. */
export function createRequests(deps: RequestsDeps): Requests {
  const parts = createParts(deps);
  const { service, worker, announcer, registered, sweep, drops, peers } = parts;
  const { clock, logger } = deps;
  parts.loop = new Loop(
    [
      {
        name: 'registered clusters',
        everyMs: 2_000,
        run: () => registered.sync(),
      },
      {
        name: 'requests',
        everyMs: 1_000,
        overlapping: true,
        run: () => worker.tick(),
      },
      { name: 'waiting requests', everyMs: 1_000, run: () => sweep.tick() },
      { name: 'announcements', everyMs: 1_000, run: () => announcer.tick() },
      { name: 'credential drops', everyMs: 60_000, run: () => drops.sweep() },
    ],
    { clock, logger },
  );
  return {
    routes: router => {
      for (const add of routesOf(deps, parts)) add(router);
    },
    async start() {
      await registered.sync();
      peers.start();
      parts.loop?.start();
    },
    async stop() {
      peers.stop();
      sweep.stop();
      await parts.loop?.stop();
    },
    async ofEntity(places, credentials) {
      const viewer = await actorOf(credentials, parts);
      return service.ofEntity(places, viewer, async () => {
        const read = await readAccess(deps, credentials);
        return asked => concerns(viewer, asked) && !!read?.permits(asked);
      });
    },
    resources: ids => Promise.all(ids.map(id => resource(id, parts))),
    peersOf: cluster => peers.peersOf(cluster),
    async tick() {
      await registered.sync();
      await sweep.tick();
      await worker.tick();
      await announcer.tick();
    },
  };
}

type Parts = ReturnType<typeof createParts>;

function createParts(deps: RequestsDeps) {
  const { clock, queries, registry, ownership, logger } = deps;
  const config = readRequestsConfig(deps.config);
  const policy = approvalPolicy(config);
  const store = new Store(deps.knex);
  const vault = new Vault(readVaultKeys(deps.config));
  const { allowedHosts, istiodMonitoringUrls } = config.registration;
  const drops = new Drops({ store, clock, vault, allowedHosts });
  const registered = new RegisteredClusters({
    store,
    vault,
    registry,
    logger,
    istiodMonitoringUrls,
  });
  const peers = new PeerWatch({
    clock,
    probes: [
      ...(deps.probes ?? []),
      new MonitoringUrlProbe(name => registry.get(name)?.istiodMonitoringUrl),
    ],
    clusters: () =>
      queries.clusters().map(({ name }) => ({
        name,
        clusterId: queries.context(name).clusterId,
      })),
  });
  const candidates = new Candidates({
    queries,
    registry,
    store,
    clock,
    vault,
    drops,
    registrations: () => store.clusters.all(),
  });
  const planner = new Planner({ queries, registry, ownership, config, policy });
  const { leaseMs = LEASE_MS } = deps;
  const held: { loop?: Loop } = {};
  const shared = {
    store,
    clock,
    wake: () => held.loop?.wake(),
    config,
    policy,
  };
  const running: RunnerDeps = {
    ...shared,
    logger,
    planner,
    delivery: requestDelivery({ ...deps, store, registered, peers }),
    candidateOf: request => candidates.ofRequest(request),
    peersOf: clusters => peers.ask(clusters),
    onStep: deps.onStep ?? (() => {}),
  };
  const worker = new Worker({ ...running, leaseMs });
  return Object.assign(held, {
    auth: deps.auth,
    ownership,
    policy,
    store,
    drops,
    registered,
    peers,
    candidates,
    running,
    worker,
    announcer: new Announcer(worker.id, { ...deps, store, leaseMs }),
    sweep: new PendingSweep(queries, {
      ...shared,
      planner,
      candidateOf: async () => undefined,
    }),
    service: new RequestService({
      ...shared,
      planner,
      candidates,
      queries,
      seesEntity: async (entityRef, credentials) =>
        !!(await deps.catalog.getEntityByRef(entityRef, { credentials })),
    }),
  });
}

function routesOf(deps: RequestsDeps, parts: Parts): AddRoutes[] {
  const shared = {
    ...deps,
    ...parts,
    actorOf: (credentials: CallerCredentials) => actorOf(credentials, parts),
  };
  return [
    planRoutes(shared),
    requestRoutes({
      ...shared,
      seenNow: async request => [
        ...(await verification(request, parts.running)).expectations,
      ],
    }),
    credentialRoutes(shared),
    preflightRoutes(shared),
  ];
}

async function readAccess(deps: RequestsDeps, credentials: CallerCredentials) {
  try {
    return await deps.decideAccess(routes.getRequest.permission, credentials);
  } catch {
    // An entity's status is for those who may read it; that they may read no requests is no reason to refuse it.
    return null;
  }
}

async function resource(id: string, { service, store }: Parts) {
  const request = await store.requests.get(id);
  return request && resourceOf(await service.parts(request));
}
