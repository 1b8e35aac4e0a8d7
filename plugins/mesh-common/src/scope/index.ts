export * from './serviceScope';
