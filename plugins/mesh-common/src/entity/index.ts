export * from './link';
export * from './linked';
