export * from './difference';
export * from './hash';
export * from './world';
export type { Labels, ObjectRef, Write } from './writes';
