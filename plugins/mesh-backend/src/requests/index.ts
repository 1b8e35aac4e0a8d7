export { readRequestsConfig } from './config';
export type { RequestsConfig } from './config';
export type { StepListener, StepMoment, StepName } from './steps';
