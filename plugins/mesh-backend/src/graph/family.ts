import { Derived, Equal, Graph, Read } from './engine';

/** Derived nodes of one sort, one for each key, made when they are first asked for. */
export class Family<T> {
  private readonly nodes = new Map<string, Derived<T>>();

  constructor(
    private readonly graph: Graph,
    private readonly name: string,
    private readonly compute: (key: string, read: Read) => T,
    private readonly equal?: Equal<T>,
  ) {}

  of(key: string): Derived<T> {
    let node = this.nodes.get(key);
    if (!node) {
      node = this.graph.derived(
        `${this.name} ${key}`,
        read => this.compute(key, read),
        this.equal,
      );
      this.nodes.set(key, node);
    }
    return node;
  }

  get size(): number {
    return this.nodes.size;
  }

  /** Forgets the nodes that nobody reads or watches. */
  sweep(): void {
    for (const [key, node] of this.nodes) {
      if (node.watched || node.readers > 0) continue;
      node.drop();
      this.nodes.delete(key);
    }
  }
}
