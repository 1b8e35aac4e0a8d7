import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { meshEntityFilter as filter } from '../meshEntityFilter';

export const modeCard = EntityCardBlueprint.make({
  name: 'mode',
  params: {
    filter,
    loader: async () => {
      const { EntityMeshCard } = await import('../cards');
      return <EntityMeshCard kind="mode" />;
    },
  },
});

export const placementCard = EntityCardBlueprint.make({
  name: 'placement',
  params: {
    filter,
    loader: async () => {
      const { EntityMeshCard } = await import('../cards');
      return <EntityMeshCard kind="placement" />;
    },
  },
});

export const mtlsCard = EntityCardBlueprint.make({
  name: 'mtls',
  params: {
    filter,
    loader: async () => {
      const { EntityMeshCard } = await import('../cards');
      return <EntityMeshCard kind="mtls" />;
    },
  },
});

export const requestsCard = EntityCardBlueprint.make({
  name: 'requests',
  params: {
    filter,
    type: 'info',
    loader: async () => {
      const { EntityRequestsCard } = await import('../cards');
      return <EntityRequestsCard />;
    },
  },
});
