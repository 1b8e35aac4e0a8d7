export { MeshPages } from './MeshPages';
export { LegacyMeshPage } from './LegacyMeshPage';
