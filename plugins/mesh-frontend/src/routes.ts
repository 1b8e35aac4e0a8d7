import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

/** The mesh pages, `/mesh`. @public */
export const rootRouteRef = createRouteRef({ id: 'mesh' });

/** The list of requests. @public */
export const requestsRouteRef = createSubRouteRef({
  id: 'mesh/requests',
  parent: rootRouteRef,
  path: '/requests',
});

/** One request: review and progress. @public */
export const requestRouteRef = createSubRouteRef({
  id: 'mesh/request',
  parent: rootRouteRef,
  path: '/requests/:id',
});

/** The Mesh tab of an entity. @public */
export const entityTabRouteRef = createRouteRef({ id: 'mesh/entity-tab' });

/** A template of the scaffolder; bound by default where the scaffolder is installed. */
export const templateRouteRef = createExternalRouteRef({
  id: 'mesh/template',
  params: ['namespace', 'templateName'],
  optional: true,
  defaultTarget: 'scaffolder.selectedTemplate',
});

/** The list of templates. */
export const templatesRouteRef = createExternalRouteRef({
  id: 'mesh/create',
  optional: true,
  defaultTarget: 'scaffolder.root',
});
