export { Pill } from './Pill';
