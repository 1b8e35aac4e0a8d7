export * from './api';
export * from './fleet';
