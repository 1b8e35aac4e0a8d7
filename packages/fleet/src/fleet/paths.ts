import { join } from 'node:path';

/** The checkout. The fleet runs from its sources, never from a build. */
// eslint-disable-next-line no-restricted-syntax
const ROOT = join(__dirname, '../../../..');

export const RBAC_FOLDER = join(ROOT, 'deploy/rbac');
/** Where kubeconfigs go unless another folder is named; git ignores it. */
export const FLEET_FOLDER = join(ROOT, '.fleet');
export const CATALOG_FOLDER = join(ROOT, 'packages/backend/catalog');
