export * from './callers';
export * from './runningPortal';
export * from './tasks';
