export { Diff } from './Diff';
export type { DiffLine } from './Diff';
