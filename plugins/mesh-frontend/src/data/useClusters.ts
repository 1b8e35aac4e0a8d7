import { useCallback } from 'react';
import type { ClusterList } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { always } from './always';
import { UseLive, useLive } from './useLive';
import { useMeshApi } from './useMeshApi';

/** The clusters and the viewer's namespaces in them. */
export function useClusters(): UseLive<ClusterList> {
  const { api, stores } = useMeshApi();
  const load = useCallback(() => always(api.listClusters()), [api]);
  return useLive(stores.clusters, '*', load);
}
