export { Bar } from './Bar';
export type { BarProps } from './Bar';
