import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import {
  ClusterSummary,
  MeshClient,
} from '@mesh-onboarding/backstage-plugin-mesh-common';

/** Reads the list of clusters from mesh-backend as this plugin itself. */
export function clustersOfMesh(deps: {
  auth: AuthService;
  discovery: DiscoveryService;
}): (signal: AbortSignal) => Promise<readonly ClusterSummary[]> {
  const client = new MeshClient({
    baseUrl: () => deps.discovery.getBaseUrl('mesh'),
    fetch: async (url, init) => {
      const { token } = await deps.auth.getPluginRequestToken({
        onBehalfOf: await deps.auth.getOwnServiceCredentials(),
        targetPluginId: 'mesh',
      });
      const headers = new Headers(init?.headers);
      headers.set('authorization', `Bearer ${token}`);
      return fetch(url, { ...init, headers });
    },
  });
  return async signal => (await client.listClusters({ signal })).clusters;
}
