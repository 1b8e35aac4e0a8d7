export { MeshGraph } from './meshGraph';
export type { OnMeshChange } from './meshGraph';
export type { NamespaceSummary } from './namespaceSummary';
export type { ClusterSinks, FactSink } from './sinks';
