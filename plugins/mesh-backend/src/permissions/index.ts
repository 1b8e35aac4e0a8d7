export { registerPermissions } from './register';
export type { ResourceLoaders } from './register';
