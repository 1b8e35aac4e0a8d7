export * from './difference';
export * from './hash';
