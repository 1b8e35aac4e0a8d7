export * from './types';
export * from './plan';
export * from './preflight';
export * from './request';
