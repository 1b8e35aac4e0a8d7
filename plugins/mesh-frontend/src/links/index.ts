export { useMeshLinks } from './useMeshLinks';
export type { MeshLinks, MeshTemplate } from './useMeshLinks';
