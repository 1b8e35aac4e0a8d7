export { guardedLookup } from './addresses';
export { Drops } from './drops';
export type { OpenedDrop } from './drops';
export { assertAllowedHost } from './hosts';
export { readVaultKeys } from './keys';
export { clusterSubject, Vault } from './vault';
export type { StoredCredential } from './vault';
