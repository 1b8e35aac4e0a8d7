import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router-dom';
import { ApiProvider } from '@backstage/core-app-api';
import { identityApiRef } from '@backstage/core-plugin-api';
import { routeResolutionApiRef } from '@backstage/frontend-plugin-api';
import { MeshApi, meshApiRef } from '../src/api';
import { fakeMeshApi } from '../src/testing';

const identity = {
  getBackstageIdentity: async () => ({
    type: 'user',
    userEntityRef: 'user:default/tom',
    ownershipEntityRefs: [],
  }),
};

/** Every route leads somewhere, so that every link shows. */
const routes = {
  resolve: () => (params?: Record<string, string>) =>
    `/${Object.values(params ?? {}).join('/')}`,
};

/** What a component needs of an app, without an app. */
export function SheetApis(props: {
  api?: MeshApi;
  path?: string;
  children: ReactNode;
}) {
  const apis = new Map<string, unknown>([
    [meshApiRef.id, props.api ?? fakeMeshApi()],
    [identityApiRef.id, identity],
    [routeResolutionApiRef.id, routes],
  ]);
  const holder = {
    get: (ref: { id: string }) => apis.get(ref.id) as never,
  };
  return (
    <MemoryRouter initialEntries={[props.path ?? '/']}>
      <ApiProvider apis={holder}>{props.children}</ApiProvider>
    </MemoryRouter>
  );
}
