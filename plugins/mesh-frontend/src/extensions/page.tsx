import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { RiNodeTree } from '@remixicon/react';
import { rootRouteRef } from '../routes';

export const meshPage = PageBlueprint.make({
  params: {
    path: '/mesh',
    title: 'Mesh',
    icon: <RiNodeTree />,
    routeRef: rootRouteRef,
    loader: async () => {
      const { MeshPages } = await import('../requests/page');
      return <MeshPages />;
    },
  },
});
