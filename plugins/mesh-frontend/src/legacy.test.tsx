import { screen } from '@testing-library/react';
import { Route } from 'react-router-dom';
import { FlatRoutes } from '@backstage/core-app-api';
import { identityApiRef } from '@backstage/core-plugin-api';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import {
  TestApiProvider,
  mockApis,
  renderInTestApp,
} from '@backstage/test-utils';
import {
  EntityMeshModeCard,
  EntityMeshMtlsCard,
  EntityMeshPlacementCard,
  EntityMeshRequestsCard,
  EntityMeshTab,
  MeshPage,
  isMeshAvailable,
  meshApiRef,
  meshPlugin,
} from './legacy';
import {
  checkout,
  detailedStatus,
  fakeMeshApi,
  readyRequest,
  requestSummaries,
} from './testing';

const api = fakeMeshApi({
  entityStatus: async () => ({
    notModified: false,
    value: detailedStatus,
    etag: null,
  }),
  listRequests: async () => ({ requests: requestSummaries, next: null }),
  getRequest: async () => readyRequest,
});

function renderPortal(element: JSX.Element, path: string) {
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [meshApiRef, api],
        [
          identityApiRef,
          mockApis.identity({ userEntityRef: 'user:default/tom' }),
        ],
      ]}
    >
      <EntityProvider entity={checkout}>
        <FlatRoutes>{element}</FlatRoutes>
      </EntityProvider>
    </TestApiProvider>,
    {
      routeEntries: [path],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
}

describe('the plugin in a portal of the old frontend system', () => {
  it('has an API factory for the portal', () => {
    expect([...meshPlugin.getApis()].map(f => f.api.id)).toEqual([
      'plugin.mesh',
    ]);
  });

  it('shows the cards', async () => {
    await renderPortal(
      <Route
        path="/entity"
        element={
          <>
            <EntityMeshModeCard />
            <EntityMeshPlacementCard />
            <EntityMeshMtlsCard />
            <EntityMeshRequestsCard />
          </>
        }
      />,
      '/entity',
    );
    await screen.findByText('In the mesh in all 3 clusters');
    expect(await screen.findByText('Runs in 3 clusters')).toBeVisible();
    expect(await screen.findByText('Encrypted inside the mesh')).toBeVisible();
    expect(await screen.findByText('Mesh requests')).toBeVisible();
  });

  it('shows the tab', async () => {
    await renderPortal(
      <Route path="/entity/mesh" element={<EntityMeshTab />} />,
      '/entity/mesh',
    );
    expect(
      await screen.findByRole('table', { name: 'By cluster' }),
    ).toBeVisible();
  });

  it('shows a request', async () => {
    await renderPortal(
      <Route path="/mesh" element={<MeshPage />} />,
      '/mesh/requests/1047',
    );
    expect(
      await screen.findByRole('button', { name: 'Approve plan 3f9a' }),
    ).toBeVisible();
  });

  it('lists requests that lead to their pages', async () => {
    await renderPortal(
      <Route path="/mesh" element={<MeshPage />} />,
      '/mesh?show=all',
    );
    expect(await screen.findByRole('row', { name: /#1047/ })).toHaveAttribute(
      'data-href',
      '/mesh/requests/1047',
    );
  });

  it('says for which entities there is something to show', () => {
    expect(isMeshAvailable(checkout)).toBe(true);
    expect(
      isMeshAvailable({
        ...checkout,
        metadata: { name: 'x', annotations: {} },
      }),
    ).toBe(false);
  });
});
