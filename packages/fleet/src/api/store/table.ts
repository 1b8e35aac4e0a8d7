import type { KubeObject } from '../types';
import type { StoreEvent } from './store';

const keyOf = (namespace: string | undefined, name: string) =>
  namespace ? `${namespace}/${name}` : name;

/** The objects of one resource and the last events, so that a watch can resume. */
export class ResourceTable {
  private readonly objects = new Map<string, KubeObject>();
  private readonly events: StoreEvent[] = [];
  private readonly listeners = new Set<(event: StoreEvent) => void>();
  private sorted?: KubeObject[];

  constructor(
    private readonly window: number,
    /** Events up to and including this revision are gone. */
    private forgotten: number,
    private readonly nextRevision: () => number,
  ) {}

  get(namespace: string | undefined, name: string): KubeObject | undefined {
    return this.objects.get(keyOf(namespace, name));
  }

  /** In the order of the keys `namespace/name`, byte by byte. The array is never changed in place. */
  list(): readonly KubeObject[] {
    if (!this.sorted) {
      this.sorted = [...this.objects.entries()]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, object]) => object);
    }
    return this.sorted;
  }

  /** Stores the object under the next revision. @returns the stored object */
  put(draft: KubeObject): KubeObject {
    const key = keyOf(draft.metadata.namespace, draft.metadata.name);
    const previous = this.objects.get(key);
    const revision = this.nextRevision();
    const object = withRevision(draft, revision);
    this.objects.set(key, object);
    const type = previous ? 'MODIFIED' : 'ADDED';
    this.publish({ type, revision, object, previous });
    return object;
  }

  /** @returns the last state, with the revision of the deletion */
  remove(previous: KubeObject): KubeObject {
    const { namespace, name } = previous.metadata;
    const revision = this.nextRevision();
    const object = withRevision(previous, revision);
    this.objects.delete(keyOf(namespace, name));
    this.publish({ type: 'DELETED', revision, object, previous });
    return object;
  }

  /** Events after `revision`, or undefined when some of them are forgotten. */
  since(revision: number): StoreEvent[] | undefined {
    if (revision < this.forgotten) return undefined;
    return this.events.filter(e => e.revision > revision);
  }

  /** The newest revision that can no longer be resumed from is one below this. */
  get oldestResumable() {
    return this.forgotten;
  }

  subscribe(listener: (event: StoreEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Forgets all events up to `revision`: a watch that resumes from before gets 410. */
  forgetUpTo(revision: number) {
    this.forgotten = Math.max(this.forgotten, revision);
    while (this.events.length && this.events[0].revision <= revision) {
      this.events.shift();
    }
  }

  private publish(event: StoreEvent) {
    this.sorted = undefined;
    this.events.push(event);
    if (this.events.length > this.window) {
      this.forgotten = this.events.shift()!.revision;
    }
    for (const listener of [...this.listeners]) listener(event);
  }
}

const withRevision = (object: KubeObject, revision: number): KubeObject => ({
  ...object,
  metadata: { ...object.metadata, resourceVersion: String(revision) },
});
