/** The named steps of carrying a request out. */
export type StepName =
  | 'claim'
  | 'plan'
  | 'dry-run'
  | 'apply'
  | 'record'
  | 'verify';

/** A moment in the life of a request, seen by who listens. */
export interface StepMoment {
  readonly step: StepName;
  /** `after`: what the step does is done, and nothing else. */
  readonly moment: 'before' | 'after';
  readonly requestId: string;
  /** For steps of one target. */
  readonly ordinal?: number;
}

/** Told of every step; the worker goes on when it resolves. For tests that end the process there. */
export type StepListener = (moment: StepMoment) => void | Promise<void>;
