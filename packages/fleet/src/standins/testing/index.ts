export * from './objects';
export * from './playground';
