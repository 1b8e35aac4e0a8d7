export * from './reader';
export { MANIFEST_CONFIG_MAPS, MANIFEST_TYPES } from './kinds';
export type { ManifestConfigMap, ManifestType } from './kinds';
export * from './remoteCluster';
