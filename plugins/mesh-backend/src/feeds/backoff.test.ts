import { Backoff } from './backoff';

describe('Backoff', () => {
  it('grows to 30 s and waits anything up to that', () => {
    const most = new Backoff(() => 1);
    const waits = Array.from({ length: 8 }, () => most.next(0));
    expect(waits).toEqual([800, 1600, 3200, 6400, 12800, 25600, 30000, 30000]);
    expect(new Backoff(() => 0).next(0)).toBe(0);
  });

  it('starts anew after two minutes of health, not before', () => {
    const backoff = new Backoff(() => 1);
    backoff.next(0);
    backoff.next(0);
    backoff.healthy(1_000);
    expect(backoff.next(120_000)).toBe(3200);
    backoff.healthy(200_000);
    backoff.healthy(300_000);
    expect(backoff.next(320_000)).toBe(800);
  });

  it('never comes before the time the server asked for', () => {
    expect(new Backoff(() => 0).next(0, 7_000)).toBe(7_000);
    expect(new Backoff(() => 1).next(0, 7_000)).toBe(7_800);
  });
});
