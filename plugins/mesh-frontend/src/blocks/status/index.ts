export { Status } from './Status';
export type { StatusProps } from './Status';
