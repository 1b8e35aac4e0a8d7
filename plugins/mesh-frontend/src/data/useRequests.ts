import { useCallback } from 'react';
import type { RequestList } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { always } from './always';
import { UseLive, useLive } from './useLive';
import { useMeshApi } from './useMeshApi';

/** Most requests that one list shows. */
export const LIST_LIMIT = 200;

/** The requests that the viewer may read, newest first; with `entityRef` only those of an entity. */
export function useRequests(entityRef?: string): UseLive<RequestList> {
  const { api, stores } = useMeshApi();
  const load = useCallback(
    () => always(api.listRequests({ entityRef, limit: LIST_LIMIT })),
    [api, entityRef],
  );
  return useLive(stores.requestLists, entityRef ?? '*', load);
}
