import type { RequestSummary } from '@mesh-onboarding/backstage-plugin-mesh-common';

export type Show = 'to-decide' | 'mine' | 'all';

/** Requests of one of the three views. */
export function requestsOf(
  show: Show,
  requests: readonly RequestSummary[],
  viewer: string | undefined,
): RequestSummary[] {
  if (show === 'to-decide') return requests.filter(r => r.needsViewer);
  if (show === 'mine') return requests.filter(r => r.requester === viewer);
  return [...requests];
}

/** Requests that hold every word of `query` in title, id, clusters or requester. */
export function searchRequests(
  requests: readonly RequestSummary[],
  query: string,
): RequestSummary[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return requests.filter(request => {
    const { id, title, clusters, requester } = request;
    const text = [id, title, requester, ...clusters].join(' ').toLowerCase();
    return words.every(word => text.includes(word));
  });
}
