import { useCallback } from 'react';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import type { EntityStatus } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { concernsEntity } from './concernsEntity';
import { UseLive, useLive } from './useLive';
import { useMeshApi } from './useMeshApi';

export interface EntityStatusOptions {
  /** Also workloads, labels and policies: for the tab. */
  detail?: boolean;
}

/** Mesh status of an entity. All cards of a page share one request. */
export function useEntityStatus(
  entity: Entity,
  { detail = false }: EntityStatusOptions = {},
): UseLive<EntityStatus> {
  const { api, stores } = useMeshApi();
  const { kind } = entity;
  const { namespace = 'default', name } = entity.metadata;
  const load = useCallback(
    (etag: string | undefined) =>
      api.entityStatus(
        { kind: kind.toLowerCase(), namespace, name },
        { detail },
        { ifNoneMatch: etag },
      ),
    [api, kind, namespace, name, detail],
  );
  const key = `${stringifyEntityRef(entity)}${detail ? '#detail' : ''}`;
  return useLive(stores.statuses, key, load, { concerns: concernsEntity });
}
