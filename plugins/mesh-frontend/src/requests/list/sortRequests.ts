import type { RequestSummary } from '@mesh-onboarding/backstage-plugin-mesh-common';

/** The sort in words; it stands under the table. */
export const SORT_WORDS =
  'Sorted by what needs you, then what is moving, then what failed, then the newest.';

const moving = ['approved', 'applying', 'applied'];

function rank({ needsViewer, state }: RequestSummary): number {
  if (needsViewer) return 0;
  if (moving.includes(state)) return 1;
  return state === 'failed' ? 2 : 3;
}

/** Needs you, moving, failed, then the newest. */
export function sortRequests(
  requests: readonly RequestSummary[],
): RequestSummary[] {
  return [...requests].sort(
    (a, b) =>
      rank(a) - rank(b) || Date.parse(b.createdAt) - Date.parse(a.createdAt),
  );
}
