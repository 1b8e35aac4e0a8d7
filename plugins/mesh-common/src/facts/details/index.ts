export * from './policies';
export * from './traffic';
export * from './platform';
export * from './view';
