import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { Live, LiveOptions, LiveStore, Load } from './LiveStore';
import { onMeshSignal } from './meshSignals';

export interface UseLive<T> extends Live<T> {
  refresh: () => void;
}

/** Between two refreshes without a signal, milliseconds. */
export const POLL_MS = 30_000;

/**
 * Watches one live value of a store. `load` must be stable (useCallback).
 * Signals are a hint: without them, polling alone keeps the value fresh.
 */
export function useLive<T>(
  store: LiveStore<T>,
  key: string,
  load: Load<T>,
  pollMs: number = POLL_MS,
): UseLive<T> {
  const options = useLiveOptions(pollMs);
  const subscribe = useCallback(
    (listener: () => void) => store.subscribe(key, load, options, listener),
    [store, key, load, options],
  );
  const live = useSyncExternalStore(subscribe, () => store.read(key));
  const refresh = useCallback(() => store.refresh(key), [store, key]);
  return { ...live, refresh };
}

function useLiveOptions(pollMs: number): LiveOptions {
  const signals = useApiHolder().get(signalApiRef);
  return useMemo(
    () => ({
      pollMs,
      hints: signals
        ? changed => onMeshSignal(signals, changed)
        : undefined,
    }),
    [pollMs, signals],
  );
}
