import { Config, readDurationFromConfig } from '@backstage/config';
import { HumanDuration } from '@backstage/types';

/** Options under `mesh.catalog`. */
export interface CatalogOptions {
  /** Owner of the entities that the suite provides, an entity ref. */
  readonly owner: string;
  readonly templates: boolean;
  readonly refresh: HumanDuration;
}

export function readCatalogOptions(config: Config): CatalogOptions {
  const approvers = config.getOptionalStringArray('mesh.approvers') ?? [];
  return {
    owner:
      config.getOptionalString('mesh.catalog.owner') ??
      approvers[0] ??
      'group:default/platform',
    templates: config.getOptionalBoolean('mesh.catalog.templates') ?? true,
    refresh: config.has('mesh.catalog.refresh')
      ? readDurationFromConfig(config, { key: 'mesh.catalog.refresh' })
      : { seconds: 15 },
  };
}
