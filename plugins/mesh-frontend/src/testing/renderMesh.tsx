import type { ReactElement } from 'react';
import { act } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { identityApiRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { MeshApi, meshApiRef } from '../api';
import {
  entityTabRouteRef,
  rootRouteRef,
  templateRouteRef,
  templatesRouteRef,
} from '../routes';
import { fakeMeshApi } from './fakeMeshApi';

export interface RenderMeshOptions {
  api?: MeshApi;
  /** Entity ref of the viewer. */
  viewer?: string;
  path?: string;
}

/** Renders below an app with the mesh and catalog routes. */
export async function renderMesh(
  element: ReactElement,
  options: RenderMeshOptions = {},
) {
  const { api = fakeMeshApi(), viewer = 'user:default/tom', path } = options;
  const identity = {
    getBackstageIdentity: async () => ({
      type: 'user' as const,
      userEntityRef: viewer,
      ownershipEntityRefs: [viewer],
    }),
    getProfileInfo: async () => ({}),
    getCredentials: async () => ({}),
    signOut: async () => undefined,
  };
  const rendered = renderInTestApp(element, {
    apis: [
      [meshApiRef, api],
      [identityApiRef, identity],
    ],
    mountedRoutes: {
      '/mesh': rootRouteRef,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
      '/tab': entityTabRouteRef,
      '/create': templatesRouteRef,
      '/create/templates/:namespace/:templateName': templateRouteRef,
    },
    ...(path ? { mountPath: '/*', initialRouteEntries: [path] } : {}),
  }); // The viewer's identity and the first data come in a few turns.
  await act(async () => undefined);
  return rendered;
}
