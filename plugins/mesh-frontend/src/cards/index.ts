export { EntityMeshCard } from './EntityMeshCard';
export { EntityRequestsCard } from './EntityRequestsCard';
export { MeshCard } from './MeshCard';
export { RequestsCard } from './requests';
export type { CardKind } from './cardKinds';
