import { AuthService } from '@backstage/backend-plugin-api';
import {
  ClusterSummary,
  ClusterView,
  freshnessOf,
  routes,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Ownership } from '../ownership';
import { MeshQueries } from '../queries';
import { registerRoute, RouteDeps } from './route';
import { AddRoutes } from './router';
import { viewerOf } from './viewer';

export interface ClusterRoutesDeps extends RouteDeps {
  readonly auth: AuthService;
  readonly queries: MeshQueries;
  readonly ownership: Ownership;
  /** How the portal came to know the cluster, and whether it may and can write there. */
  readonly registration: (
    cluster: string,
  ) => Pick<ClusterSummary, 'source' | 'writable'>;
  /** What is known of its peers. */
  readonly peersOf: (cluster: string) => ClusterSummary['peers'];
}

/** `GET /clusters` */
export function clusterRoutes(deps: ClusterRoutesDeps): AddRoutes {
  return router =>
    registerRoute(
      router,
      deps,
      routes.listClusters,
      async ({ credentials }) => {
        const { refs } = await viewerOf(credentials, deps);
        const summaries = deps.queries
          .clusters()
          .map(view => summaryOf(view, refs, deps));
        return { clusters: await Promise.all(summaries) };
      },
    );
}

async function summaryOf(
  view: ClusterView,
  viewerRefs: readonly string[],
  deps: ClusterRoutesDeps,
): Promise<ClusterSummary> {
  const { name } = view;
  const context = deps.queries.context(name);
  return {
    name,
    title: view.title ?? null,
    uid: view.uid,
    network: context.network,
    trustDomain: context.trustDomain,
    version: context.istiodVersion,
    ...deps.queries.clusterMode(name),
    freshness: freshnessOf(view),
    ...deps.registration(name),
    namespaces: await ownNamespaces(view, viewerRefs, deps),
    peers: deps.peersOf(name),
  };
}

/** Those whose confirmed owner the viewer acts for, by name. */
async function ownNamespaces(
  view: ClusterView,
  viewerRefs: readonly string[],
  { ownership, queries }: ClusterRoutesDeps,
): Promise<ClusterSummary['namespaces']> {
  const names = [...view.facts.namespaces.keys()].sort();
  const owners = await ownership.namespaceOwners(
    names.map(namespace => ({ cluster: view.name, namespace })),
  );
  return names.flatMap(name => {
    const owner = owners.ownerOf(view.name, name);
    const summary =
      owner !== null && viewerRefs.includes(owner)
        ? queries.namespaceSummary(view.name, name)
        : null;
    return summary
      ? {
          name,
          owner,
          declared: summary.declared,
          pods: summary.counts.total,
          services: [...summary.services],
          waypoints: [...summary.waypoints],
        }
      : [];
  });
}
