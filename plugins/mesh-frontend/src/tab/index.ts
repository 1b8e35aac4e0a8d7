export { EntityMeshTab } from './EntityMeshTab';
export { MeshTab } from './MeshTab';
