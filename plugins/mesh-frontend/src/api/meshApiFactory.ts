import {
  createApiFactory,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { createMeshApi } from './createMeshApi';
import { meshApiRef } from './meshApiRef';

/** Factory of `meshApiRef`, the same for both frontend systems. */
export const meshApiFactory = createApiFactory({
  api: meshApiRef,
  deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
  factory: createMeshApi,
});
