export * from './report';
export * from './world';
export * from './inspect';
