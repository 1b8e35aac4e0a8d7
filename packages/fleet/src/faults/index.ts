export * from './types';
export { startFaultServer } from './server';
