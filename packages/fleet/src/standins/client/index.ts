export * from './client';
export * from './http';
export * from './informer';
export * from './kinds';
export * from './objects';
export * from './queue';
