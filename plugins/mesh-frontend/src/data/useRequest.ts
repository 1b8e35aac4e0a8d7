import { useCallback } from 'react';
import type {
  MeshRequest,
  RequestState,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { always } from './always';
import { POLL_MS, UseLive, useLive } from './useLive';
import { useMeshApi } from './useMeshApi';

/** Between two refreshes while a request moves, milliseconds. */
export const MOVING_POLL_MS = 3000;

const moving: readonly RequestState[] = ['approved', 'applying', 'applied'];

export interface UseRequest extends UseLive<MeshRequest> {
  /** Shows the answer to a decision at once. */
  put: (request: MeshRequest) => void;
}

/** One request, refreshed more often while it moves. */
export function useRequest(id: string): UseRequest {
  const { api, stores } = useMeshApi();
  const load = useCallback(() => always(api.getRequest(id)), [api, id]);
  const state = stores.requests.read(id).value?.state;
  const pollMs = state && moving.includes(state) ? MOVING_POLL_MS : POLL_MS;
  const live = useLive(stores.requests, id, load, { pollMs });
  const put = useCallback(
    (request: MeshRequest) => stores.requests.put(id, request),
    [stores, id],
  );
  return { ...live, put };
}
