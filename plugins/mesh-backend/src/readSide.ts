import {
  AuthService,
  LoggerService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ClusterSink,
  ClusterSource,
  NamespaceOwnershipSource,
} from '@mesh-onboarding/backstage-plugin-mesh-node';
import { systemClock } from './clock';
import {
  ClusterRegistry,
  ConfigClusters,
  createClusterRegistry,
} from './clusters';
import { OwnershipConfig, WatchConfig } from './config';
import { MeshFeeds } from './feeds';
import {
  annotationSource,
  CatalogOwnershipSource,
  createOwnership,
  Ownership,
  rulesSource,
} from './ownership';
import { GraphQueries, MeshQueries } from './queries';

export interface ReadSideDeps {
  readonly auth: AuthService;
  readonly catalog: CatalogService;
  readonly logger: LoggerService;
  readonly userInfo: UserInfoService;
  /** Of modules. */
  readonly clusterSources: readonly ClusterSource[];
  readonly ownershipSources: readonly NamespaceOwnershipSource[];
  readonly readFile: (file: string) => Promise<string>;
}

/** Registry, feeds, graph and ownership: everything that reads. */
export interface ReadSide {
  readonly registry: ClusterRegistry;
  readonly queries: MeshQueries;
  readonly ownership: Ownership;
  readonly ownershipConfig: OwnershipConfig;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export function createReadSide(
  deps: ReadSideDeps,
  config: WatchConfig,
): ReadSide {
  const { logger, clusterSources, readFile } = deps;
  const clock = systemClock;
  const registry = createClusterRegistry();
  const queries = new GraphQueries(clock);
  const catalogOwners = new CatalogOwnershipSource(
    config.ownership.trustedLocations,
    { ...deps, clock },
  );
  const fromConfig = new ConfigClusters(config.clusters, {
    registry,
    clock,
    logger,
    readFile,
  });
  const feeds = new MeshFeeds({
    registry,
    sinks: queries.sinks,
    clock,
    random: Math.random,
    logger,
    narrowOptions: { ownerAnnotation: config.ownership.annotation },
  });
  return {
    registry,
    queries,
    ownership: ownershipOf(deps, config, queries, catalogOwners),
    ownershipConfig: config.ownership,
    async start() {
      feeds.start();
      await fromConfig.start();
      const sink = sinkFor(registry);
      await Promise.all(clusterSources.map(source => source.start(sink)));
      await catalogOwners.start();
    },
    async stop() {
      fromConfig.stop();
      catalogOwners.stop();
      await Promise.all(clusterSources.map(source => source.stop?.()));
      await feeds.stop();
      queries.stop();
    },
  };
}

function ownershipOf(
  { ownershipSources, userInfo, logger }: ReadSideDeps,
  { ownership }: WatchConfig,
  queries: MeshQueries,
  catalogOwners: CatalogOwnershipSource,
): Ownership {
  const sources = [
    annotationSource(queries, ownership.annotation),
    ...ownershipSources,
    catalogOwners,
    rulesSource(ownership.rules),
  ];
  return createOwnership({ sources, userInfo, logger });
}

/** Clusters of modules stand beside those of app-config: they too are the operators' word. */
function sinkFor(registry: ClusterRegistry): ClusterSink {
  return {
    put: connection => registry.put(connection),
    problem: (cluster, message) =>
      registry.problem({ ...cluster, source: 'config' }, message),
    remove: name => registry.remove(name),
  };
}
