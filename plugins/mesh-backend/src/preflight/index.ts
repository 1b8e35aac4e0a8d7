export { clientWith, preflight } from './preflight';
export type { PreflightAnswer, PreflightDeps } from './preflight';
