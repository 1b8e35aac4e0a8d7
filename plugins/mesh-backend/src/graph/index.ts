export { MeshGraph } from './meshGraph';
export type { OnMeshChange } from './meshGraph';
export type { ClusterGraph } from './clusterGraph';
export type { Derived, Node } from './engine';
export type { NamespaceSummary } from './namespaceSummary';
export type { ClusterSinks, FactSink } from './sinks';
