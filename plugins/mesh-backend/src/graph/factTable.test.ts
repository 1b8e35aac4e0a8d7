import {
  namespaceFact,
  podFact,
} from '@mesh-onboarding/backstage-plugin-mesh-common/testing';
import { PodFact } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Graph } from './engine';
import { FactTable } from './factTable';

function table() {
  const graph = new Graph();
  const changed: string[] = [];
  const pods = new FactTable<PodFact>(graph, 'pods', ns => changed.push(ns));
  return { graph, pods, changed };
}

describe('FactTable', () => {
  it('tells of nothing when an equal fact is set again', () => {
    const { pods, changed } = table();
    pods.set(podFact('a', 'shop'));
    const before = pods.everything.peek().get('a/shop-7d4f-abcde');
    pods.set(podFact('a', 'shop'));
    pods.replace([podFact('a', 'shop')], new Set());
    expect(changed).toEqual(['a']);
    expect(pods.everything.peek().get('a/shop-7d4f-abcde')).toBe(before);
  });

  it('wakes who reads the namespace of a change and nobody else', () => {
    const { graph, pods } = table();
    const ran: string[] = [];
    const count = (namespace: string) =>
      graph.derived(namespace, read => {
        ran.push(namespace);
        return read(pods.inNamespace(namespace)).size;
      });
    const a = count('a');
    const b = count('b');
    expect([a.peek(), b.peek()]).toEqual([0, 0]);
    ran.length = 0;
    pods.set(podFact('b', 'shop'));
    expect([a.peek(), b.peek()]).toEqual([0, 1]);
    expect(ran).toEqual(['b']);
  });

  it('takes a list as a difference', () => {
    const { pods, changed } = table();
    pods.replace(
      [podFact('a', 'x'), podFact('b', 'x'), podFact('c', 'x')],
      new Set(),
    );
    changed.length = 0;
    pods.replace(
      [podFact('a', 'x'), podFact('b', 'x', { ready: false })],
      new Set(),
    );
    expect(changed.sort()).toEqual(['b', 'c']);
    expect([...pods.everything.peek().keys()].sort()).toEqual([
      'a/x-7d4f-abcde',
      'b/x-7d4f-abcde',
    ]);
  });

  it('keeps what a list could not read', () => {
    const { pods } = table();
    pods.set(podFact('a', 'x'));
    pods.set(podFact('a', 'y'));
    pods.replace([], new Set(['a/x-7d4f-abcde']));
    expect([...pods.everything.peek().keys()]).toEqual(['a/x-7d4f-abcde']);
  });

  it('knows which namespaces are inhabited, and changes that only when it changes', () => {
    const { pods } = table();
    pods.set(podFact('a', 'x'));
    const first = pods.namespaces.peek();
    pods.set(podFact('a', 'y'));
    expect(pods.namespaces.peek()).toBe(first);
    pods.set(podFact('b', 'x'));
    pods.delete('a/x-7d4f-abcde');
    expect([...pods.namespaces.peek()]).toEqual(['a', 'b']);
    pods.delete('a/y-7d4f-abcde');
    expect([...pods.namespaces.peek()]).toEqual(['b']);
  });

  it('puts cluster-scoped facts into one part', () => {
    const changed: string[] = [];
    const namespaces = new FactTable(new Graph(), 'namespaces', ns =>
      changed.push(ns),
    );
    namespaces.set(namespaceFact('a'));
    namespaces.delete('a');
    expect(changed).toEqual(['', '']);
  });
});

describe('FactTable.namespacesWith', () => {
  const shop = { 'backstage.io/kubernetes-id': 'shop' };
  const with_ = (namespace: string, name: string, labels = {}) =>
    podFact(namespace, 'app', { name, labels });

  it('knows from the first question on where a label is', () => {
    const { pods } = table();
    pods.set(with_('a', 'one', shop));
    pods.set(with_('b', 'two'));
    const node = pods.namespacesWith('backstage.io/kubernetes-id', 'shop');
    expect([...node.peek()]).toEqual(['a']);
    pods.set(with_('b', 'two', shop));
    pods.set(with_('b', 'three', shop));
    expect([...node.peek()]).toEqual(['a', 'b']);
    pods.set(with_('b', 'two', { 'backstage.io/kubernetes-id': 'else' }));
    pods.delete('a/one');
    expect([...node.peek()]).toEqual(['b']);
    pods.replace([], new Set());
    expect([...node.peek()]).toEqual([]);
  });

  it('is another value only when a namespace comes or goes', () => {
    const { pods } = table();
    pods.set(with_('a', 'one', shop));
    const node = pods.namespacesWith('backstage.io/kubernetes-id', 'shop');
    const first = node.peek();
    pods.set(with_('a', 'two', shop));
    pods.set(with_('b', 'else'));
    pods.delete('a/one');
    expect(node.peek()).toBe(first);
  });

  it('forgets labels that nobody asks for, and counts anew when asked again', () => {
    const { graph, pods } = table();
    pods.set(with_('a', 'one', shop));
    const ask = () => pods.namespacesWith('backstage.io/kubernetes-id', 'shop');
    const kept = ask();
    const reader = graph.derived('reader', read => read(kept).size);
    reader.peek();
    pods.sweep();
    expect(ask()).toBe(kept);
    reader.drop();
    pods.sweep();
    pods.set(with_('b', 'two', shop));
    expect(ask()).not.toBe(kept);
    expect([...ask().peek()]).toEqual(['a', 'b']);
  });
});
