import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { EntityContentLayoutBlueprint } from '@backstage/plugin-catalog-react/alpha';

/** The overview of a component; other kinds keep the layout of the catalog. */
export const entityPageModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    EntityContentLayoutBlueprint.make({
      name: 'overview',
      params: {
        filter: { kind: 'component' },
        loader: () => import('./OverviewLayout').then(m => m.OverviewLayout),
      },
    }),
  ],
});
