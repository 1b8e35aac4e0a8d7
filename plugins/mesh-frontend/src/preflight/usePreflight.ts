import { useCallback, useEffect, useState } from 'react';
import type {
  Preflight,
  PreflightInput,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Failure, failureOf, useDebounced, useMeshApi } from '../data';

export interface PreflightState {
  /** The last answer; stays while it is asked again. */
  preflight: Preflight | undefined;
  failure: Failure | undefined;
  isChecking: boolean;
}

const NOTHING: PreflightState = {
  preflight: undefined,
  failure: undefined,
  isChecking: false,
};

/** From the last key to the question, milliseconds. */
const WAIT_MS = 400;

/** Checks of a cluster before it is registered; null while the input is incomplete. */
export function usePreflight(input: PreflightInput | null) {
  const { api } = useMeshApi();
  const [state, setState] = useState(NOTHING);
  const [asked, setAsked] = useState(0);
  const key = useDebounced(input && JSON.stringify(input), WAIT_MS);
  useEffect(() => {
    if (!key) {
      setState(NOTHING);
      return undefined;
    }
    const abort = new AbortController();
    setState(before => ({ ...before, isChecking: true }));
    api.preflight(JSON.parse(key), { signal: abort.signal }).then(
      preflight => {
        if (!abort.signal.aborted) setState({ ...NOTHING, preflight });
      },
      error => {
        if (abort.signal.aborted) return;
        setState({ ...NOTHING, failure: failureOf(error) });
      },
    );
    return () => abort.abort();
  }, [api, key, asked]);
  const check = useCallback(() => setAsked(n => n + 1), []);
  return { state, check };
}
