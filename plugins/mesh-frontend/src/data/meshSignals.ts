import type { SignalApi } from '@backstage/plugin-signals-react';
import { throttle } from './throttle';

/** Channel on which the backend says that something changed; never what. */
export const MESH_CHANNEL = 'mesh';
/** A burst of signals causes at most one refresh per this many milliseconds. */
export const SIGNAL_GAP_MS = 1000;

interface Subscription {
  listeners: Set<() => void>;
  stop: () => void;
}

const subscriptions = new WeakMap<SignalApi, Subscription>();

/**
 * Calls `listener` on signals. However many components listen, the channel is subscribed once and a burst
 * is told once, so that a signal never causes one request per component.
 */
export function onMeshSignal(
  signals: SignalApi,
  listener: () => void,
): () => void {
  const subscription = subscriptionOf(signals);
  subscription.listeners.add(listener);
  return () => {
    subscription.listeners.delete(listener);
    if (subscription.listeners.size > 0) return;
    subscription.stop();
    subscriptions.delete(signals);
  };
}

function subscriptionOf(signals: SignalApi): Subscription {
  const known = subscriptions.get(signals);
  if (known) return known;
  const listeners = new Set<() => void>();
  const { call, cancel } = throttle(
    () => listeners.forEach(l => l()),
    SIGNAL_GAP_MS,
  );
  const subscriber = signals.subscribe(MESH_CHANNEL, call);
  const subscription = {
    listeners,
    stop: () => {
      subscriber.unsubscribe();
      cancel();
    },
  };
  subscriptions.set(signals, subscription);
  return subscription;
}
