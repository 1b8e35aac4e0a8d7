import {
  ObjectFact,
  StringMap,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Graph, Node, Source } from './engine';

/** Namespaces that hold facts with one label, and how many. */
interface Entry {
  readonly counts: Map<string, number>;
  readonly node: Source<ReadonlySet<string>>;
}

/**
 * Where facts with a label are. Only labels that were asked for are kept track of: entities ask for one each, objects have many.
 */
export class LabelIndex<T extends ObjectFact> {
  private readonly byKey = new Map<string, Map<string, Entry>>();

  constructor(
    private readonly graph: Graph,
    private readonly name: string,
    private readonly labelsOf: (fact: T) => StringMap,
  ) {}

  /** @param facts - all there are now; gone through when the label is asked for first */
  namespacesWith(
    key: string,
    value: string,
    facts: Iterable<T>,
  ): Node<ReadonlySet<string>> {
    let values = this.byKey.get(key);
    if (!values) this.byKey.set(key, (values = new Map()));
    let entry = values.get(value);
    if (!entry) {
      entry = this.count(key, value, facts);
      values.set(value, entry);
    }
    return entry.node;
  }

  added(fact: T): void {
    this.move(fact, 1);
  }

  removed(fact: T): void {
    this.move(fact, -1);
  }

  /** Forgets the labels that nobody asks for any more. */
  sweep(): void {
    for (const [key, values] of this.byKey) {
      for (const [value, { node }] of values) {
        if (!node.readers) values.delete(value);
      }
      if (!values.size) this.byKey.delete(key);
    }
  }

  private count(key: string, value: string, facts: Iterable<T>): Entry {
    const counts = new Map<string, number>();
    for (const fact of facts) {
      if (this.labelsOf(fact)[key] !== value) continue;
      const namespace = fact.namespace ?? '';
      counts.set(namespace, (counts.get(namespace) ?? 0) + 1);
    }
    const node = this.graph.source<ReadonlySet<string>>(
      `${this.name} with ${key}=${value}`,
      new Set(counts.keys()),
    );
    return { counts, node };
  }

  private move(fact: T, by: 1 | -1): void {
    const labels = this.labelsOf(fact);
    for (const [key, values] of this.byKey) {
      const entry = values.get(labels[key]);
      if (entry) changeCount(entry, fact.namespace ?? '', by);
    }
  }
}

function changeCount(entry: Entry, namespace: string, by: 1 | -1): void {
  const { counts, node } = entry;
  const count = (counts.get(namespace) ?? 0) + by;
  if (count > 0) counts.set(namespace, count);
  else counts.delete(namespace);
  if (node.peek().has(namespace) !== counts.has(namespace)) {
    node.set(new Set(counts.keys()));
  }
}
