export type * from './meshQueries';
