import type { Conditional } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Failure, failureOf } from './failure';
import { throttle } from './throttle';

/** What a reader of a live value sees. A refresh keeps `value`; a failure keeps it too. */
export interface Live<T> {
  value: T | undefined;
  failure: Failure | undefined;
  /** Next automatic try, epoch milliseconds; while `failure` is set. */
  nextTryAt: number | undefined;
}

/** Loads one value; `etag` is that of the value held. */
export type Load<T> = (etag: string | undefined) => Promise<Conditional<T>>;

export interface LiveOptions<T> {
  /** Between two refreshes, milliseconds. */
  pollMs: number;
  /** Calls back with messages that something changed; returns how to stop. Asked once per key. */
  hints?: (onMessage: (message: unknown) => void) => () => void;
  /** Whether a message is about this value; absent: every message is. */
  concerns?: (message: unknown, value: T | undefined) => boolean;
}

/** A burst of messages causes at most one refresh per this many milliseconds. */
export const HINT_GAP_MS = 1000;

/** Wait after a failure, milliseconds. */
export const RETRY_MS = 20_000;

const EMPTY: Live<never> = {
  value: undefined,
  failure: undefined,
  nextTryAt: undefined,
};

interface Entry<T> {
  live: Live<T>;
  etag: string | undefined;
  load: Load<T>;
  options: LiveOptions<T>;
  stopHints: (() => void) | undefined;
  listeners: Set<() => void>;
  timer: ReturnType<typeof setTimeout> | undefined;
  running: boolean;
  /** Asked again while running: the running answer may be older than the reason to ask. */
  again: boolean;
  /** Counts values put from outside; an answer that was asked for before is dropped. */
  puts: number;
}

/**
 * Values that several components of a page watch together: one request for all of them, repeated while
 * anyone watches, kept while it is refreshed. Knows nothing of React or HTTP.
 */
export class LiveStore<T> {
  private readonly entries = new Map<string, Entry<T>>();

  /** Watches `key`; the first watcher starts loading. */
  subscribe(
    key: string,
    load: Load<T>,
    options: LiveOptions<T>,
    listener: () => void,
  ): () => void {
    const entry = this.entryOf(key, load, options);
    entry.listeners.add(listener);
    if (entry.listeners.size === 1) {
      entry.stopHints = this.listen(entry);
      this.run(entry);
    }
    return () => {
      entry.listeners.delete(listener);
      if (entry.listeners.size > 0) return;
      clearTimeout(entry.timer);
      entry.stopHints?.();
    };
  }

  read(key: string): Live<T> {
    return this.entries.get(key)?.live ?? EMPTY;
  }

  /** Puts a value that came another way, such as the answer to a decision. */
  put(key: string, value: T): void {
    const entry = this.entries.get(key);
    if (!entry) return;
    entry.etag = undefined;
    entry.puts += 1;
    this.publish(entry, { value, failure: undefined, nextTryAt: undefined });
  }

  refresh(key: string): void {
    const entry = this.entries.get(key);
    if (entry?.listeners.size) this.run(entry);
  }

  private entryOf(
    key: string,
    load: Load<T>,
    options: LiveOptions<T>,
  ): Entry<T> {
    const known = this.entries.get(key);
    if (known) {
      known.load = load;
      known.options = options;
      return known;
    }
    const entry: Entry<T> = {
      live: EMPTY,
      etag: undefined,
      load,
      options,
      stopHints: undefined,
      listeners: new Set(),
      timer: undefined,
      running: false,
      again: false,
      puts: 0,
    };
    this.entries.set(key, entry);
    return entry;
  }

  private listen(entry: Entry<T>): (() => void) | undefined {
    const { hints } = entry.options;
    if (!hints) return undefined;
    const refresh = throttle(() => this.run(entry), HINT_GAP_MS);
    const stop = hints(message => {
      const { concerns } = entry.options;
      if (!concerns || concerns(message, entry.live.value)) refresh.call();
    });
    return () => {
      stop();
      refresh.cancel();
    };
  }

  private async run(entry: Entry<T>): Promise<void> {
    if (entry.running) {
      entry.again = true;
      return;
    }
    clearTimeout(entry.timer);
    entry.running = true;
    await this.attempt(entry);
    entry.running = false;
    if (!entry.listeners.size) return;
    if (entry.again) {
      entry.again = false;
      this.run(entry);
      return;
    }
    const wait = entry.live.failure ? RETRY_MS : entry.options.pollMs;
    entry.timer = setTimeout(() => this.run(entry), wait);
  }

  private async attempt(entry: Entry<T>): Promise<void> {
    const { puts } = entry;
    try {
      const answer = await entry.load(entry.etag);
      if (entry.puts !== puts) return;
      if (!answer.notModified) entry.etag = answer.etag ?? undefined;
      const value = answer.notModified ? entry.live.value : answer.value;
      const same = value === entry.live.value && !entry.live.failure;
      if (!same) {
        this.publish(entry, {
          value,
          failure: undefined,
          nextTryAt: undefined,
        });
      }
    } catch (error) {
      if (entry.puts !== puts) return;
      const failure = failureOf(error);
      // What this viewer may no longer read must not stay on the screen.
      const value = failure.kind === 'failed' ? entry.live.value : undefined;
      if (value === undefined) entry.etag = undefined;
      const nextTryAt = Date.now() + RETRY_MS;
      this.publish(entry, { value, failure, nextTryAt });
    }
  }

  private publish(entry: Entry<T>, live: Live<T>): void {
    entry.live = live;
    entry.listeners.forEach(listener => listener());
  }
}
