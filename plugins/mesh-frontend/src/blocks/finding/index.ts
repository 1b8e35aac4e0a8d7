export { Finding } from './Finding';
export type { FindingProps } from './Finding';
