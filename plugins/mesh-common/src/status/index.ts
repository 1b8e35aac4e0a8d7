export type { FactsIn } from './advice';
export { freshnessOf } from './freshness';
export * from './entityCluster';
export * from './entityStatus';
