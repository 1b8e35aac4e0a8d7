export * from './policies';
export * from './traffic';
export * from './virtualServices';
export * from './webhooks';
export * from './platform';
export * from './view';
