export { annotationSource } from './annotation';
export { CatalogOwnershipSource } from './catalog';
export { confirmation, confirmingLine } from './confirmation';
export type { ConfirmationDeps } from './confirmation';
export { entityOwners, ownerRef, refOf } from './entityRefs';
export { createOwnership } from './ownership';
export type { NamespaceOwners, Ownership } from './ownership';
export { rulesSource } from './rules';
export { targetLoader, targetOf } from './target';
