import { useEffect, useReducer, useState } from 'react';
import type {
  Plan,
  RequestInputDraft,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Failure, failureOf } from './failure';
import { useDebounced } from './useDebounced';
import { useMeshApi } from './useMeshApi';

/** From the last key to the question, milliseconds. */
export const PLAN_WAIT_MS = 400;

/** Between two plans of the same input, milliseconds: the preview follows the clusters by itself. */
export const PLAN_POLL_MS = 15_000;

/** A preview: the old plan stays until the new one is there. */
export interface PlanPreview {
  plan: Plan | undefined;
  failure: Failure | undefined;
  /** When `plan` was made, epoch milliseconds. */
  madeAt: number | undefined;
  /** The input that `plan` or `failure` answers, as JSON; compare with the input to know whether it is current. */
  answers: string | undefined;
}

const NOTHING: PlanPreview = {
  plan: undefined,
  failure: undefined,
  madeAt: undefined,
  answers: undefined,
};

/**
 * What the backend would plan for an input; null while the input is incomplete. Planned again when `reason` changes:
 * a refusal means that the plan shown is an old one.
 */
export function usePlan(
  input: RequestInputDraft | null,
  reason = '',
): PlanPreview {
  const { api } = useMeshApi();
  const [preview, setPreview] = useState(NOTHING);
  const [turn, nextTurn] = useReducer((n: number) => n + 1, 0);
  const key = useDebounced(input && JSON.stringify(input), PLAN_WAIT_MS);
  useEffect(() => {
    if (!key) {
      setPreview(NOTHING);
      return undefined;
    }
    const asked: RequestInputDraft = JSON.parse(key);
    const abort = new AbortController();
    api.plan(asked, { signal: abort.signal }).then(
      plan => {
        if (abort.signal.aborted) return;
        const madeAt = Date.now();
        setPreview({ plan, failure: undefined, madeAt, answers: key });
      },
      error => {
        if (abort.signal.aborted) return;
        setPreview(before => afterFailure(before, failureOf(error), key));
      },
    );
    // Planning a new cluster asks the cluster itself: only on demand.
    const timer =
      asked.kind === 'cluster' ? undefined : setTimeout(nextTurn, PLAN_POLL_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [api, key, reason, turn]);
  return preview;
}

/** Where the portal failed, and not the plan, the plan that is shown still answers. */
function afterFailure(
  before: PlanPreview,
  failure: Failure,
  key: string,
): PlanPreview {
  const stillAnswers = before.plan && before.answers === key;
  return failure.kind === 'failed' && stillAnswers
    ? before
    : { ...NOTHING, failure, answers: key };
}
