import { ManualClock } from '../testing/manualClock';
import { ChangeFlush } from './changeFlush';
import { MeshChange } from './meshQueries';

describe('ChangeFlush', () => {
  it('tells together what comes together, by cluster', async () => {
    const clock = new ManualClock();
    const told: (readonly MeshChange[])[] = [];
    const flush = new ChangeFlush(clock, changes => told.push(changes));
    flush.add('eu', 'b');
    flush.add('us', '');
    flush.add('eu', 'a');
    flush.add('eu', 'a');
    await clock.advance(49);
    expect(told).toEqual([]);
    await clock.advance(1);
    expect(told).toEqual([
      [
        { cluster: 'eu', namespaces: ['a', 'b'] },
        { cluster: 'us', namespaces: [] },
      ],
    ]);
    expect(clock.waiting).toBe(0);
  });

  it('speaks at most four times a second and loses nothing', async () => {
    const clock = new ManualClock();
    const told: string[] = [];
    const flush = new ChangeFlush(clock, changes =>
      told.push(...changes.flatMap(c => c.namespaces)),
    );
    let calls = 0;
    const counting = new ChangeFlush(clock, () => calls++);
    for (let i = 0; i < 100; i++) {
      flush.add('eu', `ns-${i}`);
      counting.add('eu', `ns-${i}`);
      await clock.advance(10);
    }
    await clock.advance(250);
    expect(told).toHaveLength(100);
    // One second of changes and what is left after it.
    expect(calls).toBeLessThanOrEqual(5);
  });

  it('says nothing after it was stopped', async () => {
    const clock = new ManualClock();
    const told = jest.fn();
    const flush = new ChangeFlush(clock, told);
    flush.add('eu', 'a');
    flush.stop();
    await clock.advance(1_000);
    expect(told).not.toHaveBeenCalled();
  });
});
