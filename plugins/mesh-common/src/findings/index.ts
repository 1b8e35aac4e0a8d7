export * from './types';
export * from './findAll';
export { rules } from './registry';
