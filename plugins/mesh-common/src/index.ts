/**
 * The model of the mesh suite: facts, status, plans, requests and the HTTP contract. Pure TypeScript.
 *
 * @packageDocumentation
 */
export * from './facts';
export * from './contract';
export * from './permissions';
export * from './narrow';
export * from './manifests';
export * from './mode';
export * from './mtls';
export * from './waypoint';
export * from './scope';
export * from './world';
export * from './inspect';
export * from './findings';
export * from './reachability';
export * from './advice';
export * from './entity';
export * from './status';
export * from './words';
export * from './plan';
export * from './requests';
