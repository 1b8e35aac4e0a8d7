import { useApi } from '@backstage/core-plugin-api';
import { meshApiRef } from '../api';
import { storesOf } from './stores';

/** The mesh backend and the live values that belong to it. */
export function useMeshApi() {
  const api = useApi(meshApiRef);
  return { api, stores: storesOf(api) };
}
