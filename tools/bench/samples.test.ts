import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measure, timesOf } from './samples';

test('p50 and p99 of a hundred times', () => {
  const durations = Array.from({ length: 100 }, (_, n) => 100 - n);
  assert.deepEqual(timesOf(durations), { n: 100, p50: 51, p99: 100 });
});

test('one time is all of them', () => {
  assert.deepEqual(timesOf([7]), { n: 1, p50: 7, p99: 7 });
});

test('what warms up is done and not counted', async () => {
  let done = 0;
  const { n } = await measure({ n: 3, warmUp: 2 }, () => {
    done += 1;
  });
  assert.deepEqual({ n, done }, { n: 3, done: 5 });
});
