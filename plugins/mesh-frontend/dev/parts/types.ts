import type { ReactElement } from 'react';
import type { MeshApi } from '../../src/api';

/** One part of the sheet; a picture of its own. */
export interface Part {
  id: string;
  element: ReactElement;
  /** Backend of the part; by default nothing answers. */
  api?: MeshApi;
  /** Address of the part, where it matters. */
  path?: string;
  /** Stands on a card, as in the scaffolder. */
  onCard?: boolean;
}
