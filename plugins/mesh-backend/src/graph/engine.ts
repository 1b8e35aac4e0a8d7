/** Reads another node and remembers that it was read. */
export type Read = <T>(node: Node<T>) => T;

/** Something that can be read: a source, or what is derived from others. */
export interface Node<T> {
  readonly name: string;
  /** Reads without being told of changes. */
  peek(): T;
  /** How many nodes read it. */
  readonly readers: number;
}

/**
 * Values that depend on values. A change marks everything that read it, directly or through others; what is marked is computed
 * again only when it is read, and only if one of its own reads really came out differently. An equal result ends the wave.
 */
export class Graph {
  /** Moves on with each change of a source. */
  private revision = 1;
  private readonly marked = new Set<Watched>();

  /** A value that is set from outside. */
  source<T>(name: string, value: T, equal: Equal<T> = Object.is): Source<T> {
    return new SourceNode(this, name, value, equal);
  }

  /** A value computed from others. `compute` must be pure but for what it reads. */
  derived<T>(
    name: string,
    compute: (read: Read) => T,
    equal: Equal<T> = Object.is,
  ): Derived<T> {
    return new DerivedNode(this, name, compute, equal);
  }

  /** Takes the watched nodes that may have changed since the last call. */
  takeMarked(): Watched[] {
    const taken = [...this.marked];
    this.marked.clear();
    return taken;
  }

  /** Whether `takeMarked` would give anything. */
  get hasMarked(): boolean {
    return this.marked.size > 0;
  }

  /** @internal */
  advance(): number {
    return ++this.revision;
  }

  /** @internal */
  get now(): number {
    return this.revision;
  }

  /** @internal */
  mark(node: Watched): void {
    this.marked.add(node);
  }

  /** @internal */
  unmark(node: Watched): void {
    this.marked.delete(node);
  }
}

export type Equal<T> = (a: T, b: T) => boolean;

/** A derived node that somebody wants to hear of. */
export type Watched = Derived<unknown>;

export interface Source<T> extends Node<T> {
  /** @returns false when the value is equal to the one held: nothing happens then */
  set(value: T): boolean;
  /** The value was changed in place. */
  touch(): void;
}

export interface Derived<T> extends Node<T> {
  /** While true, the node is listed by `takeMarked` when it may have changed. */
  watched: boolean;
  /** Lets go of everything it read. It can still be read, and starts anew then. */
  drop(): void;
}

type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: unknown };

abstract class BaseNode<T> implements Node<T> {
  /** Revision at which the value last came out differently. */
  changedAt = 0;
  readonly readBy = new Set<DerivedNode<any>>();

  constructor(readonly graph: Graph, readonly name: string) {}

  abstract peek(): T;

  /** After it, `changedAt` speaks of now. */
  abstract bringUpToDate(): void;

  get readers(): number {
    return this.readBy.size;
  }

  protected markReaders(): void {
    for (const reader of this.readBy) reader.markStale();
  }
}

class SourceNode<T> extends BaseNode<T> implements Source<T> {
  constructor(
    graph: Graph,
    name: string,
    private value: T,
    private readonly equal: Equal<T>,
  ) {
    super(graph, name);
  }

  peek(): T {
    return this.value;
  }

  bringUpToDate(): void {}

  set(value: T): boolean {
    if (this.equal(this.value, value)) return false;
    this.value = value;
    this.touch();
    return true;
  }

  touch(): void {
    this.changedAt = this.graph.advance();
    this.markReaders();
  }
}

class DerivedNode<T> extends BaseNode<T> implements Derived<T> {
  private outcome: Outcome<T> | undefined;
  private reads: BaseNode<unknown>[] = [];
  /** Revision at which the value was last known to be right; 0: never computed. */
  private verifiedAt = 0;
  private stale = true;
  private computing = false;
  private isWatched = false;

  constructor(
    graph: Graph,
    name: string,
    private readonly compute: (read: Read) => T,
    private readonly equal: Equal<T>,
  ) {
    super(graph, name);
  }

  get watched(): boolean {
    return this.isWatched;
  }

  set watched(watched: boolean) {
    this.isWatched = watched;
    if (!watched) this.graph.unmark(this);
  }

  markStale(): void {
    if (this.stale) return;
    this.stale = true;
    if (this.isWatched) this.graph.mark(this);
    this.markReaders();
  }

  peek(): T {
    if (this.computing) throw new Error(`${this.name} depends on itself`);
    if (this.stale) this.refresh();
    const outcome = this.outcome as Outcome<T>;
    if (!outcome.ok) throw outcome.error;
    return outcome.value;
  }

  bringUpToDate(): void {
    if (this.stale) this.refresh();
  }

  drop(): void {
    this.forgetReads();
    this.verifiedAt = 0;
    this.markStale();
    this.outcome = undefined;
  }

  private refresh(): void {
    const { now } = this.graph;
    if (this.verifiedAt === 0 || this.readsChanged()) this.recompute();
    this.verifiedAt = now;
    this.stale = false;
  }

  private readsChanged(): boolean {
    return this.reads.some(node => {
      node.bringUpToDate();
      return node.changedAt > this.verifiedAt;
    });
  }

  private recompute(): void {
    this.computing = true;
    const reads = new Set<BaseNode<unknown>>();
    const read: Read = node => {
      reads.add(node as unknown as BaseNode<unknown>);
      return node.peek();
    };
    let outcome: Outcome<T>;
    try {
      outcome = { ok: true, value: this.compute(read) };
    } catch (error) {
      // Kept like a value: it is thrown at readers until one of the reads changes.
      outcome = { ok: false, error };
    }
    this.computing = false;
    if (!this.isEqual(outcome)) {
      this.outcome = outcome;
      this.changedAt = this.graph.now;
    }
    this.forgetReads();
    this.reads = [...reads];
    for (const node of this.reads) node.readBy.add(this);
  }

  private isEqual(outcome: Outcome<T>): boolean {
    const held = this.outcome;
    return !!held?.ok && outcome.ok && this.equal(held.value, outcome.value);
  }

  private forgetReads(): void {
    for (const node of this.reads) node.readBy.delete(this);
    this.reads = [];
  }
}
