import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { meshEntityFilter as filter } from '../meshEntityFilter';
import { entityTabRouteRef } from '../routes';

export const meshTab = EntityContentBlueprint.make({
  name: 'mesh',
  params: {
    path: '/mesh',
    title: 'Mesh',
    group: 'operation',
    filter,
    routeRef: entityTabRouteRef,
    loader: async () => {
      const { EntityMeshTab } = await import('../tab');
      return <EntityMeshTab />;
    },
  },
});
