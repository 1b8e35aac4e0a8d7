import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { RiNodeTree } from '@remixicon/react';
import { meshApi } from './extensions/api';
import {
  modeCard,
  mtlsCard,
  placementCard,
  requestsCard,
} from './extensions/cards';
import {
  clusterRegistrationField,
  namespaceTargetField,
  waypointTargetField,
} from './extensions/formFields';
import { meshPage } from './extensions/page';
import { meshTab } from './extensions/tab';
import {
  entityTabRouteRef,
  requestRouteRef,
  requestsRouteRef,
  rootRouteRef,
  templateRouteRef,
  templatesRouteRef,
} from './routes';

/** The mesh in a portal: cards, tab, pages and form fields. Every extension can be switched off. @public */
export const meshPlugin = createFrontendPlugin({
  pluginId: 'mesh',
  title: 'Mesh',
  icon: <RiNodeTree />,
  routes: {
    root: rootRouteRef,
    requests: requestsRouteRef,
    request: requestRouteRef,
    entityTab: entityTabRouteRef,
  },
  externalRoutes: { template: templateRouteRef, templates: templatesRouteRef },
  extensions: [
    meshApi,
    modeCard,
    placementCard,
    mtlsCard,
    requestsCard,
    meshTab,
    meshPage,
    namespaceTargetField,
    waypointTargetField,
    clusterRegistrationField,
  ],
});
