import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { MESH_SIGNAL_CHANNEL } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Live, LiveOptions, LiveStore, Load } from './LiveStore';

export interface UseLive<T> extends Live<T> {
  refresh: () => void;
}

/** Between two refreshes without a signal, milliseconds. */
export const POLL_MS = 30_000;

export type UseLiveOptions<T> = Partial<
  Pick<LiveOptions<T>, 'pollMs' | 'concerns'>
>;

/**
 * Watches one live value of a store. `load` and `concerns` must be stable.
 * Signals are a hint: without them, polling alone keeps the value fresh.
 */
export function useLive<T>(
  store: LiveStore<T>,
  key: string,
  load: Load<T>,
  { pollMs = POLL_MS, concerns }: UseLiveOptions<T> = {},
): UseLive<T> {
  const hints = useSignalHints();
  const subscribe = useCallback(
    (listener: () => void) =>
      store.subscribe(key, load, { pollMs, concerns, hints }, listener),
    [store, key, load, pollMs, concerns, hints],
  );
  const live = useSyncExternalStore(subscribe, () => store.read(key));
  const refresh = useCallback(() => store.refresh(key), [store, key]);
  return { ...live, refresh };
}

function useSignalHints(): LiveOptions<unknown>['hints'] {
  const signals = useApiHolder().get(signalApiRef);
  return useMemo(
    () =>
      signals &&
      (onMessage => {
        const { unsubscribe } = signals.subscribe(
          MESH_SIGNAL_CHANNEL,
          onMessage,
        );
        return unsubscribe;
      }),
    [signals],
  );
}
