import { ApiError, type Http } from './http';
import { keyOf, pathOf, type Kind } from './kinds';
import type { KubeObject } from './objects';

/** One change of an object: what it was and what it is; absent means "does not exist". */
export interface Change<T> {
  key: string;
  before?: T;
  after?: T;
}

export type ChangeHandler<T> = (change: Change<T>) => void;

interface WatchEvent {
  type: string;
  object: KubeObject & { code?: number; reason?: string; message?: string };
}

interface List {
  items?: KubeObject[];
  metadata: { resourceVersion: string; continue?: string };
}

const PAGE = 500;
const BACKOFF_MS = { first: 20, most: 5_000 };
const REMEMBERED_DELETIONS = 2_000;

/** Lists a kind, watches it from there, and lists again when the server has forgotten where the watch was. */
export class Informer<T extends KubeObject> {
  private readonly objects = new Map<string, T>();
  private readonly handlers = new Set<ChangeHandler<T>>();
  private readonly deleted = new Set<string>();
  private readonly stopped = new AbortController();
  private running: Promise<void> | undefined;
  private resolveSynced!: () => void;
  private resourceVersion = '';
  /** Streams in a row that said nothing. */
  private failures = 0;
  /** Settles when the first list has been read. */
  readonly synced: Promise<void> = new Promise(resolve => {
    this.resolveSynced = resolve;
  });

  constructor(
    private readonly http: Http,
    private readonly kind: Kind<T>,
    private readonly namespace?: string,
  ) {}

  start(): void {
    this.running ??= this.run();
  }

  async stop(): Promise<void> {
    this.stopped.abort();
    await this.running;
  }

  get(key: string): T | undefined {
    return this.objects.get(key);
  }

  list(): T[] {
    return [...this.objects.values()];
  }

  /** Calls the handler for what exists now and for every later change. */
  on(handler: ChangeHandler<T>): () => void {
    this.handlers.add(handler);
    for (const [key, after] of [...this.objects]) handler({ key, after });
    return () => this.handlers.delete(handler);
  }

  /**
   * Takes in what a write of our own answered, before the watch says so: without it a controller would count
   * the pods it made a moment ago as missing and make them twice.
   */
  observe(object: T): void {
    if (this.deleted.has(object.metadata.uid ?? '')) return;
    const known = this.objects.get(keyOf(object));
    if (known && versionOf(known) >= versionOf(object)) return;
    this.set(object);
  }

  private async run(): Promise<void> {
    const { signal } = this.stopped;
    while (!signal.aborted) {
      try {
        if (this.resourceVersion === '') await this.relist();
        await this.watch();
      } catch (error) {
        if (isGone(error)) this.resourceVersion = '';
      }
      // Also after a stream that ended well: a server that ends every stream at once must not make us spin.
      this.failures += 1;
      await pause(backoff(this.failures), signal);
    }
  }

  private async relist(): Promise<void> {
    const seen = new Set<string>();
    let version = '';
    let next: string | undefined;
    do {
      const list = (await this.http.json('GET', this.path(), {
        query: { limit: PAGE, continue: next },
        signal: this.stopped.signal,
      })) as List;
      for (const item of list.items ?? []) {
        const object = this.complete(item);
        seen.add(keyOf(object));
        this.set(object);
      }
      version = list.metadata.resourceVersion;
      next = list.metadata.continue || undefined;
    } while (next);
    for (const key of [...this.objects.keys()]) {
      if (!seen.has(key)) this.remove(key);
    }
    this.resourceVersion = version;
    this.resolveSynced();
  }

  private async watch(): Promise<void> {
    const lines = this.http.lines(this.path(), {
      query: {
        watch: true,
        allowWatchBookmarks: true,
        resourceVersion: this.resourceVersion,
      },
      signal: this.stopped.signal,
    });
    for await (const line of lines) {
      this.failures = 0;
      this.take(JSON.parse(line) as WatchEvent);
    }
  }

  private take({ type, object }: WatchEvent): void {
    if (type === 'ERROR') {
      throw new ApiError(
        object.code ?? 500,
        object.reason ?? '',
        object.message ?? 'watch ended with an error',
      );
    }
    this.resourceVersion =
      object.metadata.resourceVersion ?? this.resourceVersion;
    if (type === 'BOOKMARK') return;
    if (type === 'DELETED') {
      this.remember(object.metadata.uid ?? '');
      this.remove(keyOf(object));
    } else {
      this.set(this.complete(object));
    }
  }

  /** Items of a list come without kind and apiVersion. */
  private complete(object: KubeObject): T {
    const { apiVersion, kind } = this.kind;
    return { ...object, apiVersion, kind } as unknown as T;
  }

  private set(object: T): void {
    const key = keyOf(object);
    const before = this.objects.get(key);
    if (before && versionOf(before) === versionOf(object)) return;
    this.objects.set(key, object);
    this.emit({ key, before, after: object });
  }

  private remove(key: string): void {
    const before = this.objects.get(key);
    if (before && this.objects.delete(key)) this.emit({ key, before });
  }

  private remember(uid: string): void {
    this.deleted.add(uid);
    if (this.deleted.size <= REMEMBERED_DELETIONS) return;
    for (const oldest of this.deleted) {
      this.deleted.delete(oldest);
      return;
    }
  }

  private emit(change: Change<T>): void {
    for (const handler of [...this.handlers]) handler(change);
  }

  private path(): string {
    return pathOf(this.kind, this.namespace);
  }
}

/** Resource versions of one kind can be compared as numbers (Kubernetes 1.35 and later promise it). */
function versionOf(object: KubeObject): number {
  return Number(object.metadata.resourceVersion ?? 0);
}

function isGone(error: unknown): boolean {
  return error instanceof ApiError && error.code === 410;
}

function backoff(failures: number): number {
  const wait = BACKOFF_MS.first * 2 ** Math.min(failures, 8);
  return Math.min(wait, BACKOFF_MS.most) * (0.75 + Math.random() / 2);
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
