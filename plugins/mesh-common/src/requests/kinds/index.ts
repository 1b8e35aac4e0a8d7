export * from './types';
export { kindOf } from './registry';
export { CLUSTER_ANNOTATION, READER_ACCOUNT, SECRET_LABEL } from './cluster';
