/**
 * Extension points and types of the mesh backend plugin.
 *
 * @packageDocumentation
 */
export * from './clusters';
export * from './credentials';
export * from './extensionPoints';
export * from './istiodProbe';
export * from './ownership';
export * from './permissions';
