import { isDeepStrictEqual } from 'node:util';
import {
  factKey,
  ObjectFact,
  StringMap,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Graph, Node, Source } from './engine';
import { LabelIndex } from './labelIndex';

type Facts<T> = ReadonlyMap<string, T>;

/** The facts of one kind in one cluster, readable as a whole or by namespace. */
export class FactTable<T extends ObjectFact> {
  private readonly facts = new Map<string, T>();
  private readonly whole: Source<Facts<T>>;
  private readonly labels: LabelIndex<T>;
  private readonly inhabited: Source<ReadonlySet<string>>;
  private readonly parts = new Map<
    string,
    { facts: Map<string, T>; node: Source<Facts<T>> }
  >();

  /**
   * @param onChange - is told the namespace of each fact that changed; empty for cluster-scoped ones
   * @param labelsOf - what `namespacesWith` goes by
   */
  constructor(
    private readonly graph: Graph,
    private readonly name: string,
    private readonly onChange: (namespace: string) => void,
    labelsOf: (fact: T) => StringMap = fact => fact.labels,
  ) {
    this.labels = new LabelIndex(graph, name, labelsOf);
    this.whole = graph.source<Facts<T>>(name, this.facts);
    this.inhabited = graph.source<ReadonlySet<string>>(
      `${name} namespaces`,
      new Set(),
    );
  }

  /** Namespaces that hold facts of this kind. */
  get namespaces(): Node<ReadonlySet<string>> {
    return this.inhabited;
  }

  get everything(): Node<Facts<T>> {
    return this.whole;
  }

  /** Namespaces that hold facts with this label. */
  namespacesWith(key: string, value: string): Node<ReadonlySet<string>> {
    return this.labels.namespacesWith(key, value, this.facts.values());
  }

  /** Forgets what was asked for and is no more. */
  sweep(): void {
    this.labels.sweep();
  }

  inNamespace(namespace: string): Node<Facts<T>> {
    return this.part(namespace).node;
  }

  set(fact: T): void {
    if (this.put(fact)) this.changed(new Set([fact.namespace ?? '']));
  }

  delete(key: string): void {
    const namespace = this.remove(key);
    if (namespace !== null) this.changed(new Set([namespace]));
  }

  /** A list is just a difference: what is not in it is gone, but for the keys to `keep`. */
  replace(facts: readonly T[], keep: ReadonlySet<string>): void {
    const changed = new Set<string>();
    const listed = new Set(keep);
    for (const fact of facts) {
      listed.add(factKey(fact));
      if (this.put(fact)) changed.add(fact.namespace ?? '');
    }
    for (const key of [...this.facts.keys()]) {
      if (listed.has(key)) continue;
      const namespace = this.remove(key);
      if (namespace !== null) changed.add(namespace);
    }
    if (changed.size) this.changed(changed);
  }

  private put(fact: T): boolean {
    const key = factKey(fact);
    const before = this.facts.get(key);
    if (isDeepStrictEqual(before, fact)) return false;
    if (before) this.labels.removed(before);
    this.labels.added(fact);
    this.facts.set(key, fact);
    this.part(fact.namespace ?? '').facts.set(key, fact);
    return true;
  }

  private remove(key: string): string | null {
    const fact = this.facts.get(key);
    if (!fact) return null;
    const namespace = fact.namespace ?? '';
    this.labels.removed(fact);
    this.facts.delete(key);
    this.part(namespace).facts.delete(key);
    return namespace;
  }

  private changed(namespaces: ReadonlySet<string>): void {
    this.whole.touch();
    for (const namespace of namespaces) {
      const part = this.part(namespace);
      part.node.touch();
      if (!part.facts.size && !part.node.readers) this.parts.delete(namespace);
    }
    this.settleNamespaces(namespaces);
    for (const namespace of namespaces) this.onChange(namespace);
  }

  private settleNamespaces(changed: ReadonlySet<string>): void {
    const held = this.inhabited.peek();
    const isHeld = (namespace: string) =>
      (this.parts.get(namespace)?.facts.size ?? 0) > 0;
    const settled = [...changed].every(n => held.has(n) === isHeld(n));
    if (settled) return;
    const now = new Set(held);
    for (const n of changed) {
      if (isHeld(n)) now.add(n);
      else now.delete(n);
    }
    this.inhabited.set(now);
  }

  private part(namespace: string) {
    let part = this.parts.get(namespace);
    if (!part) {
      const facts = new Map<string, T>();
      const node = this.graph.source<Facts<T>>(
        `${this.name} of ${namespace}`,
        facts,
      );
      part = { facts, node };
      this.parts.set(namespace, part);
    }
    return part;
  }
}
