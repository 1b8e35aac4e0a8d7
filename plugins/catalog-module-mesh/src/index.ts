/**
 * Catalog module of the mesh suite: registered clusters as `Resource` entities, and the suite's templates.
 *
 * @packageDocumentation
 */
export { catalogModuleMesh as default } from './module';
