import { HumanDuration } from '@backstage/types';

export interface Config {
  mesh?: {
    /** What the catalog module of the mesh suite provides. */
    catalog?: {
      /** Owner of the provided entities, an entity ref. Default: the first of `mesh.approvers`, else `group:default/platform`. */
      owner?: string;
      /** Provide the suite's templates. Default: true. */
      templates?: boolean;
      /** How often the list of clusters is read. Default: 15 seconds. */
      refresh?: HumanDuration | string;
    };
  };
}
