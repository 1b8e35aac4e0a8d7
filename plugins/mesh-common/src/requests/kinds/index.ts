export * from './types';
export { kindOf } from './registry';
