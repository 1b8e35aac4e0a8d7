import { FeedStateName } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { KubeError } from '../kube';

/** What a failure means for a feed. */
export interface Verdict {
  /** A state to enter at once; null: it is only an interruption, and what was read stays as live as it was. */
  readonly state: Extract<
    FeedStateName,
    'unauthorized' | 'forbidden' | 'absent'
  > | null;
  /** The resource version is of no use any more: list again. */
  readonly relist: boolean;
  /** Try again after about this time, milliseconds; null: by the back-off. */
  readonly slowMs: number | null;
}

const resume: Verdict = { state: null, relist: false, slowMs: null };
const listAgain: Verdict = { state: null, relist: true, slowMs: null };

/** Reasons of a Status (or of ours) that make a resource version useless. */
const useless = new Set(['Expired', 'Gone', 'BadAnswer']);

export function verdictOf(error: KubeError): Verdict {
  switch (error.status) {
    case 401:
      return { state: 'unauthorized', relist: true, slowMs: 45_000 };
    case 403:
      return { state: 'forbidden', relist: true, slowMs: 60_000 };
    case 404:
      return { state: 'absent', relist: true, slowMs: 60_000 };
    case 410:
      return listAgain;
    // The server is behind the resource version: it was restored, or another member answers.
    case 504:
      return /resource version/i.test(error.message) ? listAgain : resume;
    case 400:
    case 422:
      return listAgain;
    default:
      return useless.has(error.reason) ? listAgain : resume;
  }
}
