export { GraphQueries } from './graphQueries';
export type * from './meshQueries';
