/** A shared one-second ticker: one interval for all ages on a page, none while nothing shows an age. */
type Listener = () => void;

const listeners = new Set<Listener>();
let timer: ReturnType<typeof setInterval> | undefined;

export function subscribeToSeconds(listener: Listener): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => listeners.forEach(l => l()), 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}
