import type { DiscoveryApi, FetchApi } from '@backstage/core-plugin-api';
import { MeshClient } from '@mesh-onboarding/backstage-plugin-mesh-common';
import type { MeshApi } from './meshApiRef';

/** The contract's client over the portal's discovery and its fetch, which adds the viewer's token. */
export function createMeshApi(deps: {
  discoveryApi: DiscoveryApi;
  fetchApi: FetchApi;
}): MeshApi {
  return new MeshClient({
    fetch: deps.fetchApi.fetch,
    baseUrl: () => deps.discoveryApi.getBaseUrl('mesh'),
  });
}
