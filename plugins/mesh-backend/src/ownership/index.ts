export { annotationSource } from './annotation';
export { CatalogOwnershipSource } from './catalog';
export { entityOwners, ownerRef, refOf } from './entityRefs';
export { createOwnership } from './ownership';
export type { NamespaceOwners, Ownership } from './ownership';
export { rulesSource } from './rules';
