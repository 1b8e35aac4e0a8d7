import { workQueue } from './queue';

const settle = () => new Promise(resolve => setImmediate(resolve));

describe('workQueue', () => {
  it('works on a key by one at a time, and again when it was added meanwhile', async () => {
    const releases: Array<() => void> = [];
    const queue = workQueue({
      reconcile: () => new Promise<void>(resolve => releases.push(resolve)),
    });
    queue.add('a');
    await settle();
    queue.add('a');
    queue.add('a');
    await settle();
    expect(releases).toHaveLength(1);
    releases[0]();
    await settle();
    expect(releases).toHaveLength(2);
    releases[1]();
    await settle();
    expect(releases).toHaveLength(2);
    await queue.stop();
  });

  it('has no more keys under way than workers', async () => {
    const under: string[] = [];
    const queue = workQueue({
      workers: 2,
      reconcile: async key => {
        under.push(key);
        await new Promise(() => {});
      },
    });
    ['a', 'b', 'c'].forEach(queue.add);
    await settle();
    expect(under).toEqual(['a', 'b']);
  });

  it('comes back to a key that failed', async () => {
    const errors: unknown[] = [];
    let runs = 0;
    await new Promise<void>(resolve => {
      const queue = workQueue({
        reconcile: async () => {
          runs += 1;
          if (runs < 3) throw new Error(`run ${runs}`);
          resolve();
        },
        onError: (_, error) => errors.push(String(error)),
      });
      queue.add('a');
    });
    expect(errors).toEqual(['Error: run 1', 'Error: run 2']);
  });

  it('takes nothing after it was stopped', async () => {
    const reconcile = jest.fn(async () => {});
    const queue = workQueue({ reconcile });
    await queue.stop();
    queue.add('a');
    await settle();
    expect(reconcile).not.toHaveBeenCalled();
  });
});
