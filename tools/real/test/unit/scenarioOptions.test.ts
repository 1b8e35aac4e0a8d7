import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readOptions } from '../../scenarios/run/options';

describe('options', () => {
  test('one seed, or a number of them', () => {
    assert.deepEqual(readOptions(['--seed', '7']).seeds, [7]);
    assert.deepEqual(
      readOptions(['--count', '2', '--from', '9']).seeds,
      [9, 10],
    );
  });

  test('anything else names the option and what it expects', () => {
    assert.throws(() => readOptions([]), /npm run scenarios/);
    assert.throws(() => readOptions(['--seed', 'x']), /--seed is x; expected/);
  });
});
