export { inspectCommand } from './inspect';
