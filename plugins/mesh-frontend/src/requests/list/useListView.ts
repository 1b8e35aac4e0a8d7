import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { Show } from './filterRequests';

const shows: readonly Show[] = ['to-decide', 'mine', 'all'];

/** What the list shows, kept in the URL. */
export function useListView(fallback: Show) {
  const [params, setParams] = useSearchParams();
  const asked = params.get('show') as Show;
  const show = shows.includes(asked) ? asked : fallback;
  const query = params.get('q') ?? '';
  const update = useCallback(
    (change: { show?: Show; q?: string }) =>
      setParams(
        before => {
          const next = new URLSearchParams(before);
          if (change.show) next.set('show', change.show);
          if (change.q) next.set('q', change.q);
          if (change.q === '') next.delete('q');
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  return { show, query, update };
}
