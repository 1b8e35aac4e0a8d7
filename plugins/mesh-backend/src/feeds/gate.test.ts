import { Gate } from './gate';

describe('Gate', () => {
  it('lets in as many as it may, in order, also past failures', async () => {
    const gate = new Gate(2);
    const inside = new Set<string>();
    const order: string[] = [];
    let most = 0;
    const work = (name: string) => async () => {
      inside.add(name);
      order.push(name);
      most = Math.max(most, inside.size);
      await new Promise(resolve => setImmediate(resolve));
      inside.delete(name);
      if (name === 'b') throw new Error('b broke');
      return name;
    };
    const results = await Promise.allSettled(
      ['a', 'b', 'c', 'd', 'e'].map(name => gate.run(work(name))),
    );
    expect(most).toBe(2);
    expect(order).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(results.map(r => r.status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
      'fulfilled',
    ]);
    expect(await gate.run(work('f'))).toBe('f');
  });
});
