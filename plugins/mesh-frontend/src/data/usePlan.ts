import { useEffect, useState } from 'react';
import type {
  Plan,
  RequestInputDraft,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Failure, failureOf } from './failure';
import { useDebounced } from './useDebounced';
import { useMeshApi } from './useMeshApi';

/** From the last key to the question, milliseconds. */
export const PLAN_WAIT_MS = 400;

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

/** What the backend would plan for an input; null while the input is incomplete. */
export function usePlan(input: RequestInputDraft | null): PlanPreview {
  const { api } = useMeshApi();
  const [preview, setPreview] = useState(NOTHING);
  const key = useDebounced(input && JSON.stringify(input), PLAN_WAIT_MS);
  useEffect(() => {
    if (!key) {
      setPreview(NOTHING);
      return undefined;
    }
    const abort = new AbortController();
    api.plan(JSON.parse(key), { signal: abort.signal }).then(
      plan => {
        if (abort.signal.aborted) return;
        const madeAt = Date.now();
        setPreview({ plan, failure: undefined, madeAt, answers: key });
      },
      error => {
        if (abort.signal.aborted) return;
        setPreview({ ...NOTHING, failure: failureOf(error), answers: key });
      },
    );
    return () => abort.abort();
  }, [api, key]);
  return preview;
}
