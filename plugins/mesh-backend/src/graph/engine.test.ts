import { Graph } from './engine';
import { Family } from './family';

describe('Graph', () => {
  it('computes again only what read a changed value', () => {
    const graph = new Graph();
    const a = graph.source('a', 1);
    const b = graph.source('b', 10);
    const ran: string[] = [];
    const double = graph.derived('double', read => {
      ran.push('double');
      return read(a) * 2;
    });
    const sum = graph.derived('sum', read => {
      ran.push('sum');
      return read(double) + read(b);
    });
    expect(sum.peek()).toBe(12);
    ran.length = 0;

    b.set(20);
    expect(sum.peek()).toBe(22);
    expect(ran).toEqual(['sum']);
  });

  it('stops where a result is equal', () => {
    const graph = new Graph();
    const count = graph.source('count', 1);
    const many = graph.derived('many', read => read(count) > 5);
    let ran = 0;
    const text = graph.derived('text', read => {
      ran++;
      return read(many) ? 'many' : 'few';
    });
    expect(text.peek()).toBe('few');
    count.set(3);
    expect(text.peek()).toBe('few');
    expect(ran).toBe(1);
    count.set(9);
    expect(text.peek()).toBe('many');
    expect(ran).toBe(2);
  });

  it('does nothing when a source is set to what it is', () => {
    const graph = new Graph();
    const a = graph.source('a', 1);
    const watched = graph.derived('watched', read => read(a));
    watched.watched = true;
    watched.peek();
    expect(a.set(1)).toBe(false);
    expect(graph.takeMarked()).toEqual([]);
  });

  it('forgets reads that were not made again', () => {
    const graph = new Graph();
    const useB = graph.source('useB', false);
    const a = graph.source('a', 'a');
    const b = graph.source('b', 'b');
    let ran = 0;
    const chosen = graph.derived('chosen', read => {
      ran++;
      return read(useB) ? read(b) : read(a);
    });
    chosen.peek();
    useB.set(true);
    expect(chosen.peek()).toBe('b');
    a.set('other');
    expect(chosen.peek()).toBe('b');
    expect(ran).toBe(2);
    expect(a.readers).toBe(0);
  });

  it('lists a watched node once for many changes, and again after it was read', () => {
    const graph = new Graph();
    const a = graph.source('a', 1);
    const node = graph.derived('node', read => read(a));
    node.watched = true;
    node.peek();
    a.set(2);
    a.set(3);
    expect(graph.takeMarked()).toEqual([node]);
    node.peek();
    a.set(4);
    expect(graph.takeMarked()).toEqual([node]);
    node.peek();
    node.watched = false;
    a.set(5);
    expect(graph.takeMarked()).toEqual([]);
  });

  it('throws a failed computation at its readers until a read changes', () => {
    const graph = new Graph();
    const a = graph.source('a', -1);
    let ran = 0;
    const root = graph.derived('root', read => {
      ran++;
      if (read(a) < 0) throw new Error('negative');
      return Math.sqrt(read(a));
    });
    const outer = graph.derived('outer', read => read(root) + 1);
    expect(() => outer.peek()).toThrow('negative');
    expect(() => outer.peek()).toThrow('negative');
    expect(ran).toBe(1);
    a.set(9);
    expect(outer.peek()).toBe(4);
    a.set(-4);
    expect(() => outer.peek()).toThrow('negative');
  });

  it('refuses a node that reads itself', () => {
    const graph = new Graph();
    const self: { node?: ReturnType<typeof graph.derived<number>> } = {};
    self.node = graph.derived<number>('self', read => read(self.node!) + 1);
    expect(() => self.node!.peek()).toThrow('self depends on itself');
  });
});

describe('Family', () => {
  it('forgets the nodes that nobody reads or watches, and their reads', () => {
    const graph = new Graph();
    const a = graph.source('a', 1);
    const squares = new Family(graph, 'square', (key, read) => read(a) * +key);
    const kept = graph.derived('kept', read => read(squares.of('2')));
    kept.peek();
    squares.of('3').peek();
    squares.of('4').watched = true;
    expect(squares.size).toBe(3);
    squares.sweep();
    expect(squares.size).toBe(2);
    a.set(5);
    expect(kept.peek()).toBe(10);
    expect(squares.of('3').peek()).toBe(15);
  });
});
