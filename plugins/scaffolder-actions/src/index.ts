/**
 * Scaffolder actions of the mesh suite. Thin: they talk to mesh-backend as the initiating user.
 *
 * @packageDocumentation
 */
export { scaffolderModuleMesh as default } from './module';
