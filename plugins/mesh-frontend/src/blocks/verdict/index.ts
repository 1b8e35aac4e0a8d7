export { Verdict } from './Verdict';
export type { VerdictProps } from './Verdict';
