import { HINT_GAP_MS, LiveStore, RETRY_MS } from './LiveStore';

const POLL = { pollMs: 30_000 };

function answer<T>(value: T, etag: string | null = null) {
  return { notModified: false as const, value, etag };
}

/** Lets started loads come to their end. */
async function settle() {
  await jest.advanceTimersByTimeAsync(0);
}

describe('LiveStore', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('asks once for all watchers of a key', async () => {
    const store = new LiveStore<number>();
    const load = jest.fn(async () => answer(1));
    const stops = [1, 2, 3].map(() =>
      store.subscribe('a', load, POLL, () => undefined),
    );
    await settle();
    expect(load).toHaveBeenCalledTimes(1);
    expect(store.read('a').value).toBe(1);
    stops.forEach(stop => stop());
  });

  it('asks again while someone watches, and stops with the last', async () => {
    const store = new LiveStore<number>();
    const load = jest.fn(async () => answer(1));
    const stop = store.subscribe('a', load, POLL, () => undefined);
    await jest.advanceTimersByTimeAsync(30_000);
    expect(load).toHaveBeenCalledTimes(2);
    stop();
    await jest.advanceTimersByTimeAsync(90_000);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('sends the ETag and tells nobody when nothing changed', async () => {
    const store = new LiveStore<number>();
    const load = jest
      .fn()
      .mockResolvedValueOnce(answer(1, '"v1"'))
      .mockResolvedValue({ notModified: true });
    const listener = jest.fn();
    store.subscribe('a', load, POLL, listener);
    await jest.advanceTimersByTimeAsync(30_000);
    expect(load.mock.calls).toEqual([[undefined], ['"v1"']]);
    expect(listener).toHaveBeenCalledTimes(1);
    expect(store.read('a').value).toBe(1);
  });

  it('keeps the old value through a failure, and says when it tries next', async () => {
    const store = new LiveStore<number>();
    const load = jest
      .fn()
      .mockResolvedValueOnce(answer(1))
      .mockRejectedValueOnce(
        Object.assign(new Error('no'), { statusCode: 503 }),
      )
      .mockResolvedValue(answer(2));
    store.subscribe('a', load, POLL, () => undefined);
    await jest.advanceTimersByTimeAsync(30_000);
    expect(store.read('a')).toMatchObject({
      value: 1,
      failure: { kind: 'failed', status: 503 },
      nextTryAt: Date.now() + RETRY_MS,
    });
    await jest.advanceTimersByTimeAsync(RETRY_MS);
    expect(store.read('a')).toMatchObject({ value: 2, failure: undefined });
  });

  it('drops the value that the viewer may no longer read', async () => {
    const store = new LiveStore<number>();
    const load = jest
      .fn()
      .mockResolvedValueOnce(answer(1))
      .mockRejectedValue(Object.assign(new Error('no'), { statusCode: 403 }));
    store.subscribe('a', load, POLL, () => undefined);
    await jest.advanceTimersByTimeAsync(30_000);
    expect(store.read('a')).toMatchObject({
      value: undefined,
      failure: { kind: 'forbidden' },
    });
  });

  it('asks again after an answer that was under way when something changed', async () => {
    const store = new LiveStore<number>();
    let finish: (value: unknown) => void = () => undefined;
    const load = jest
      .fn()
      .mockImplementationOnce(() => new Promise(done => (finish = done)))
      .mockResolvedValue(answer(2));
    store.subscribe('a', load, POLL, () => undefined);
    store.refresh('a');
    finish(answer(1));
    await settle();
    expect(load).toHaveBeenCalledTimes(2);
    expect(store.read('a').value).toBe(2);
  });

  it('does not let an older answer replace a value that was put', async () => {
    const store = new LiveStore<number>();
    let finish: (value: unknown) => void = () => undefined;
    const load = jest.fn(
      () => new Promise<never>(done => (finish = done as never)),
    );
    store.subscribe('a', load, POLL, () => undefined);
    store.put('a', 5);
    finish(answer(1));
    await settle();
    expect(store.read('a').value).toBe(5);
  });

  it('refreshes once for a burst of messages, only for those that concern it', async () => {
    const store = new LiveStore<number>();
    const load = jest.fn(async () => answer(1));
    let tell: (message: unknown) => void = () => undefined;
    const stopped = jest.fn();
    const hints = jest.fn((onMessage: typeof tell) => {
      tell = onMessage;
      return stopped;
    });
    const concerns = (message: unknown) => message === 'mine';
    const options = { ...POLL, hints, concerns };
    const stops = [1, 2, 3].map(() =>
      store.subscribe('a', load, options, () => undefined),
    );
    await settle();
    expect(hints).toHaveBeenCalledTimes(1);
    tell('other');
    await settle();
    expect(load).toHaveBeenCalledTimes(1);
    ['mine', 'mine', 'mine'].forEach(message => tell(message));
    await settle();
    expect(load).toHaveBeenCalledTimes(2);
    await jest.advanceTimersByTimeAsync(HINT_GAP_MS);
    expect(load).toHaveBeenCalledTimes(3);
    stops.forEach(stop => stop());
    expect(stopped).toHaveBeenCalledTimes(1);
  });
});
