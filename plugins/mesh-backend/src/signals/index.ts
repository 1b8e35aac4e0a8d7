export { createMeshSignals } from './meshSignals';
export type { MeshSignals } from './meshSignals';
export { signalSalt } from './salt';
