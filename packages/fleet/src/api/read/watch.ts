import type { ClusterCore, Target } from '../core';
import { apiVersionOf, resourceOf } from '../kinds/types';
import { StatusError, expired, invalid, type FieldError } from '../status';
import type { StoreEvent } from '../store/store';
import type { KubeObject } from '../types';
import { revisionParameter, selection } from './list';
import type { Predicate } from './selectors';

export interface WatchEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  object: KubeObject | Record<string, unknown>;
}

/** Where the events go: the connection, rendered as objects or as tables. */
export type Sink = (event: WatchEvent) => void;

/**
 * What a watcher with a selector sees of a change: an object that starts to match appears, one that stops to match is
 * gone (in its last matching state, at the new revision).
 */
export function seenThrough(
  selected: Predicate,
  event: StoreEvent,
): WatchEvent | undefined {
  const { object, previous, revision } = event;
  const now = event.type !== 'DELETED' && selected(object);
  const before = previous !== undefined && selected(previous);
  if (now) return { type: before ? 'MODIFIED' : 'ADDED', object };
  if (!before) return undefined;
  if (event.type === 'DELETED') return { type: 'DELETED', object };
  const metadata = { ...previous.metadata, resourceVersion: String(revision) };
  return { type: 'DELETED', object: { ...previous, metadata } };
}

interface WatchRequest {
  selected: Predicate;
  /** Undefined: from the present state. */
  from?: number;
  bookmarks: boolean;
  /** All objects first, then a bookmark that says so. */
  initialEvents: boolean;
}

function forbiddenField(field: string, text: string): FieldError {
  return { field, reason: 'FieldValueForbidden', text: `Forbidden: ${text}` };
}

/** @throws StatusError 400 or 422 */
export function watchRequest(
  { kind, namespace, name }: Target,
  query: URLSearchParams,
): WatchRequest {
  const match = query.get('resourceVersionMatch');
  const initial = query.get('sendInitialEvents');
  const errors: FieldError[] = [];
  if (match && initial === null) {
    errors.push(
      forbiddenField(
        'resourceVersionMatch',
        'resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided',
      ),
    );
  }
  if (initial !== null && match !== 'NotOlderThan') {
    errors.push(
      forbiddenField(
        'resourceVersionMatch',
        'sendInitialEvents requires setting resourceVersionMatch to NotOlderThan',
      ),
    );
  }
  if (errors.length) {
    throw invalid({ group: 'meta.k8s.io', kind: 'ListOptions' }, '', errors);
  }
  const fields = name ? `metadata.name=${name}` : undefined;
  const narrowed = new URLSearchParams(query);
  if (fields) narrowed.set('fieldSelector', fields);
  return {
    selected: selection(kind, namespace, narrowed),
    from: revisionParameter(query) || undefined,
    bookmarks: query.get('allowWatchBookmarks') === 'true',
    initialEvents: initial === 'true',
  };
}

/** One watch: replays what is due, then follows the store until it is stopped. */
export class Watch {
  private readonly stops: (() => void)[] = [];
  private last: number;

  constructor(
    private readonly core: ClusterCore,
    private readonly target: Target,
    private readonly request: WatchRequest,
    private readonly sink: Sink,
  ) {
    this.last = request.from ?? core.store.revision;
  }

  start() {
    const table = this.core.store.table(resourceOf(this.target.kind));
    const { from, initialEvents, bookmarks } = this.request;
    try {
      if (from === undefined || initialEvents) this.sendPresent(initialEvents);
      else this.resume(from);
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      this.sink({ type: 'ERROR', object: error.toStatus() });
      return false;
    }
    this.stops.push(table.subscribe(event => this.forward(event)));
    if (bookmarks) {
      const timer = setInterval(
        () => this.bookmark(),
        this.core.bookmarkIntervalMs,
      );
      this.stops.push(() => clearInterval(timer));
    }
    return true;
  }

  stop() {
    for (const stop of this.stops.splice(0)) stop();
  }

  /** Tells how far the watch is, so that a client can resume from there although nothing it sees has changed. */
  bookmark(annotations?: Record<string, string>) {
    const { kind, version } = this.target;
    this.sink({
      type: 'BOOKMARK',
      object: {
        kind: kind.kind,
        apiVersion: apiVersionOf(kind, version),
        metadata: {
          resourceVersion: String(this.core.store.revision),
          creationTimestamp: null,
          ...(annotations && { annotations }),
        },
      },
    });
  }

  private sendPresent(marked: boolean) {
    const table = this.core.store.table(resourceOf(this.target.kind));
    for (const object of table.list()) {
      if (this.request.selected(object)) this.sink({ type: 'ADDED', object });
    }
    this.last = this.core.store.revision;
    if (marked && this.request.bookmarks) {
      this.bookmark({ 'k8s.io/initial-events-end': 'true' });
    }
  }

  private resume(from: number) {
    const table = this.core.store.table(resourceOf(this.target.kind));
    const events = table.since(from);
    if (!events) {
      throw expired(
        `too old resource version: ${from} (${table.oldestResumable})`,
      );
    }
    for (const event of events) this.forward(event);
  }

  private forward(event: StoreEvent) {
    // A client may name a revision that is still to come: it hears nothing before it.
    if (event.revision <= this.last) return;
    this.last = event.revision;
    const seen = seenThrough(this.request.selected, event);
    if (seen) this.sink(seen);
  }
}
