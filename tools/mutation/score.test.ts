import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expand, score, scoreTable } from './score';

const report = (...statuses: string[]) => ({
  files: { 'a.ts': { mutants: statuses.map(status => ({ status })) } },
});

test('a mutant is noticed by a test that fails or never ends; one that does not run is none', () => {
  const statuses = ['Killed', 'Timeout', 'Survived', 'NoCoverage'];
  assert.deepEqual(score('mode', report(...statuses, 'RuntimeError')), {
    folder: 'mode',
    mutants: 4,
    noticed: 2,
  });
});

test('the table ends with all together', () => {
  const scores = [
    { folder: 'mode', mutants: 3, noticed: 2 },
    { folder: 'mtls', mutants: 1, noticed: 1 },
  ];
  assert.equal(
    scoreTable(scores),
    [
      'mode               2 of 3   66.7 %',
      'mtls               1 of 1  100.0 %',
      'all                3 of 4   75.0 %',
    ].join('\n'),
  );
});

test('a pattern of several files is each of them', () => {
  assert.deepEqual(expand('src/mtls/{a,b}.ts'), [
    'src/mtls/a.ts',
    'src/mtls/b.ts',
  ]);
  assert.deepEqual(expand('src/mtls/a.ts'), ['src/mtls/a.ts']);
});
