export * from './machine';
export * from './kinds';
