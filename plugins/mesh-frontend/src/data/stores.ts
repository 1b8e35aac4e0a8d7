import type {
  ClusterList,
  EntityStatus,
  MeshRequest,
  RequestList,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import type { MeshApi } from '../api';
import { LiveStore } from './LiveStore';

/** All live values of one mesh backend. */
export interface MeshStores {
  statuses: LiveStore<EntityStatus>;
  requests: LiveStore<MeshRequest>;
  requestLists: LiveStore<RequestList>;
  clusters: LiveStore<ClusterList>;
}

const known = new WeakMap<MeshApi, MeshStores>();

/** The stores of an API instance: shared by all cards and pages that use it, gone with it. */
export function storesOf(api: MeshApi): MeshStores {
  let stores = known.get(api);
  if (!stores) {
    stores = {
      statuses: new LiveStore(),
      requests: new LiveStore(),
      requestLists: new LiveStore(),
      clusters: new LiveStore(),
    };
    known.set(api, stores);
  }
  return stores;
}
