import { PlanFinding } from '../contract/plans';

type Extra = Partial<Pick<PlanFinding, 'cluster' | 'subject' | 'hashed'>>;

const make =
  (severity: PlanFinding['severity']) =>
  (
    code: string,
    message: string,
    nextStep: string,
    extra: Extra = {},
  ): PlanFinding => ({
    code,
    severity,
    cluster: extra.cluster ?? null,
    subject: extra.subject ?? null,
    message,
    nextStep,
    hashed: extra.hashed ?? true,
  });

/**
 * Findings of a plan: code, what is the case in one sentence, what to do next. Hashed unless told otherwise: say
 * `hashed: false` for whatever was read from pods, or changes when something restarts.
 */
export const finding = {
  error: make('error'),
  warning: make('warning'),
  note: make('note'),
};
