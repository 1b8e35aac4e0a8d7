import { EntityContentLayoutBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { meshEntityFilter as filter } from '../meshEntityFilter';

/**
 * The overview of an entity with the mesh cards in one row. Off until a portal asks for it, since it replaces the
 * overview's layout: `app.extensions: [entity-content-layout:mesh/overview]`.
 */
export const overviewLayout = EntityContentLayoutBlueprint.make({
  name: 'overview',
  disabled: true,
  params: {
    filter,
    loader: async () => {
      const { OverviewLayout } = await import('../overview');
      return OverviewLayout;
    },
  },
});
