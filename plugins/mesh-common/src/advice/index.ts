export * from './advise';
export type { AdviceRule, Recommendation } from './types';
export { adviceRules } from './registry';
