export * from './difference';
export * from './hash';
export * from './world';
export type { ObjectRef, Write } from './writes';
