/** A set of keys to reconcile: a key is worked on by one at a time, and again when it was added meanwhile. */
export interface WorkQueue {
  add(key: string): void;
  /** Takes no further keys and waits for those under way. */
  stop(): Promise<void>;
}

export interface QueueOptions {
  /** Does the work for a key; when it throws, the key comes back after a growing pause. */
  reconcile: (key: string) => Promise<void>;
  /** Called with what `reconcile` threw. */
  onError?: (key: string, error: unknown) => void;
  workers?: number;
}

const RETRY_MS = { first: 10, most: 2_000 };

export function workQueue(options: QueueOptions): WorkQueue {
  const { reconcile, onError, workers = 4 } = options;
  const waiting = new Set<string>();
  const busy = new Map<string, Promise<void>>();
  const failures = new Map<string, number>();
  const timers = new Set<NodeJS.Timeout>();
  let stopped = false;

  function add(key: string): void {
    if (stopped) return;
    waiting.add(key);
    next();
  }

  function next(): void {
    for (const key of waiting) {
      if (stopped || busy.size >= workers) return;
      if (busy.has(key)) continue;
      waiting.delete(key);
      busy.set(key, work(key));
    }
  }

  async function work(key: string): Promise<void> {
    try {
      // Added keys of one turn of the event loop are worked on together.
      await Promise.resolve();
      await reconcile(key);
      failures.delete(key);
    } catch (error) {
      retry(key);
      if (!stopped) onError?.(key, error);
    } finally {
      busy.delete(key);
      next();
    }
  }

  function retry(key: string): void {
    const count = failures.get(key) ?? 0;
    failures.set(key, count + 1);
    const wait = Math.min(RETRY_MS.first * 2 ** count, RETRY_MS.most);
    const timer = setTimeout(() => {
      timers.delete(timer);
      add(key);
    }, wait);
    timers.add(timer);
  }

  return {
    add,
    async stop() {
      stopped = true;
      waiting.clear();
      timers.forEach(clearTimeout);
      await Promise.all(busy.values());
    },
  };
}
