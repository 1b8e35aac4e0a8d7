import {
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import { meshApiFactory } from './api';
import type { CardKind } from './cards';
import {
  entityTabRouteRef,
  requestRouteRef,
  requestsRouteRef,
  rootRouteRef,
  templateRouteRef,
  templatesRouteRef,
} from './routes';

/** The mesh in a portal on the old frontend system. @public */
export const meshPlugin = createPlugin({
  id: 'mesh',
  apis: [meshApiFactory],
  routes: {
    root: rootRouteRef,
    requests: requestsRouteRef,
    request: requestRouteRef,
    entityTab: entityTabRouteRef,
  },
  externalRoutes: { template: templateRouteRef, templates: templatesRouteRef },
});

const card = (name: string, kind: CardKind) =>
  meshPlugin.provide(
    createComponentExtension({
      name,
      component: {
        lazy: async () => {
          const { EntityMeshCard } = await import('./cards');
          return () => <EntityMeshCard kind={kind} />;
        },
      },
    }),
  );

/** Mesh mode of the entity. @public */
export const EntityMeshModeCard = card('EntityMeshModeCard', 'mode');

/** In which clusters the entity runs. @public */
export const EntityMeshPlacementCard = card(
  'EntityMeshPlacementCard',
  'placement',
);

/** Whether the entity's traffic is encrypted. @public */
export const EntityMeshMtlsCard = card('EntityMeshMtlsCard', 'mtls');

/** Open and last requests of the entity. @public */
export const EntityMeshRequestsCard = meshPlugin.provide(
  createComponentExtension({
    name: 'EntityMeshRequestsCard',
    component: {
      lazy: () => import('./cards').then(m => m.EntityRequestsCard),
    },
  }),
);

/** The Mesh tab; goes into an `EntityLayout.Route` with `if={isMeshAvailable}`. @public */
export const EntityMeshTab = meshPlugin.provide(
  createRoutableExtension({
    name: 'EntityMeshTab',
    component: () => import('./tab').then(m => m.EntityMeshTab),
    mountPoint: entityTabRouteRef,
  }),
);

/** The pages; go into a `Route` at `/mesh`. @public */
export const MeshPage = meshPlugin.provide(
  createRoutableExtension({
    name: 'MeshPage',
    component: () => import('./requests/page').then(m => m.LegacyMeshPage),
    mountPoint: rootRouteRef,
  }),
);
