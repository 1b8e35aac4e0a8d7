import { useMemo } from 'react';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import {
  entityTabRouteRef,
  requestRouteRef,
  requestsRouteRef,
  templateRouteRef,
  templatesRouteRef,
} from '../routes';
import { useOptionalRoute } from './useOptionalRoute';

/** Templates that the catalog module ships. */
export type MeshTemplate =
  | 'mesh-enrol-namespace'
  | 'mesh-request-waypoint'
  | 'mesh-register-cluster';

/** Addresses inside the portal; undefined where the portal has no such page. */
export interface MeshLinks {
  requests(): string | undefined;
  request(id: string): string | undefined;
  /** A template with its form prefilled. */
  template(name: MeshTemplate, formData?: object): string | undefined;
  templates(): string | undefined;
  entity(entityRef: string): string | undefined;
  /** The Mesh tab of the entity whose page is open. */
  tab(query?: Record<string, string>): string | undefined;
}

/** Links to the pages that a screen of ours may lead to. */
export function useMeshLinks(): MeshLinks {
  const requests = useOptionalRoute(requestsRouteRef);
  const request = useOptionalRoute(requestRouteRef);
  const template = useOptionalRoute(templateRouteRef);
  const templates = useOptionalRoute(templatesRouteRef);
  const entity = useOptionalRoute(entityRouteRef);
  const tab = useOptionalRoute(entityTabRouteRef);
  return useMemo(
    () => ({
      requests: () => requests?.(),
      request: id => request?.({ id }),
      template: (templateName, formData) => {
        const path = template?.({ namespace: 'default', templateName });
        return path && withQuery(path, formDataQuery(formData));
      },
      templates: () => templates?.(),
      entity: entityRef => entity?.(entityRouteParams(entityRef)),
      tab: query => {
        const path = tab?.();
        return path && withQuery(path, query);
      },
    }),
    [requests, request, template, templates, entity, tab],
  );
}

function formDataQuery(formData: object | undefined) {
  return formData && { formData: JSON.stringify(formData) };
}

function withQuery(path: string, query: Record<string, string> | undefined) {
  return query ? `${path}?${new URLSearchParams(query)}` : path;
}
