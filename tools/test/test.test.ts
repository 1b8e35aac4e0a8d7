import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readTap } from './nodeTests';
import { readOptions } from './options';
import { counted, sum } from './result';
import { type Step, steps } from './steps';
import { summary } from './summary';

const tap = (counts: Record<string, number>) =>
  Object.entries({
    pass: 0,
    fail: 0,
    cancelled: 0,
    skipped: 0,
    todo: 0,
    ...counts,
  })
    .map(([name, count]) => `# ${name} ${count}`)
    .join('\n');

describe('counting', () => {
  test('a TAP report ends with its counts', () => {
    const report = `TAP version 13\n# pass 99 of something else\n${tap({
      pass: 4,
      fail: 1,
    })}`;
    assert.deepEqual(readTap(report), { passed: 4, failed: 1 });
  });

  test('skipped, cancelled and todo tests count as failed', () => {
    const report = tap({ pass: 4, cancelled: 1, skipped: 2, todo: 3 });
    assert.deepEqual(readTap(report), { passed: 4, failed: 6 });
  });

  test('a report without counts is an error', () => {
    assert.throws(() => readTap('TAP version 13'), /no line/);
  });

  test('a runner that ran nothing has failed', () => {
    assert.equal(counted({ passed: 0, failed: 0 }, 0).failed, 1);
  });

  test('a runner that exits with an error has failed, whatever it counted', () => {
    assert.equal(counted({ passed: 9, failed: 0 }, 1).failed, 1);
    assert.deepEqual(counted({ passed: 9, failed: 2 }, 1), {
      passed: 9,
      failed: 2,
    });
  });

  test('sum', () => {
    const results = [
      { passed: 1, failed: 0 },
      { passed: 2, failed: 3 },
    ];
    assert.deepEqual(sum(results), { passed: 3, failed: 3 });
  });
});

describe('the summary', () => {
  const outcome = (step: Step, passed: number, failed: number) => ({
    step,
    passed,
    failed,
    milliseconds: 61_000,
  });
  const [types, ...others] = steps;
  const unit = others.find(({ name }) => name === 'unit')!;
  const text = summary([outcome(types, 0, 0), outcome(unit, 7, 1)], steps);

  test('ends with the counts of all', () => {
    assert.equal(text.split('\n').at(-1), '7 passed, 1 failed');
  });

  test('names what was not run, with the command for it', () => {
    assert.match(text, /npm test -- --only e2e/);
    assert.match(text, /npm run test:real/);
    assert.doesNotMatch(text, /--only unit/);
  });

  test('shows the time of each step', () => {
    assert.match(text, /types\s+1:01\s+ok/);
    assert.match(text, /unit\s+1:01\s+FAILED\s+7 passed, 1 failed/);
  });
});

describe('the arguments of npm test', () => {
  test('none: all steps', () => {
    const { only } = readOptions([]);
    assert.deepEqual(
      only,
      steps.map(({ name }) => name),
    );
  });

  test('--only takes steps, and one step takes files', () => {
    assert.deepEqual(readOptions(['--only', 'lint,types']).only, [
      'types',
      'lint',
    ]);
    assert.deepEqual(readOptions(['--only', 'e2e', 'e2e/a.test.ts']), {
      only: ['e2e'],
      files: ['e2e/a.test.ts'],
    });
  });

  for (const args of [['--only', 'units'], ['a.test.ts'], ['--watch']]) {
    test(`refuses ${args.join(' ')} and says how they look`, () => {
      assert.throws(() => readOptions(args), /npm test \[-- --only/);
    });
  }
});
