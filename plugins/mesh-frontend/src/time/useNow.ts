import { useCallback, useSyncExternalStore } from 'react';
import { subscribeToSeconds } from './clock';

/** The current time, rounded down to `everyMs`; re-renders only when that changes. */
export function useNow(everyMs = 1000): number {
  const read = useCallback(
    () => Math.floor(Date.now() / everyMs) * everyMs,
    [everyMs],
  );
  return useSyncExternalStore(subscribeToSeconds, read);
}
