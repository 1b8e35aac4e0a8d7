export * from './narrowDetails';
