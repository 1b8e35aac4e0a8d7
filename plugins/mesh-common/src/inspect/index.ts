export * from './report';
export * from './inspect';
