import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { JudgeProcess } from './client';
import { readOptions } from './options';
import { Answer, Asked, Judge, Questions } from './questions';
import { run } from './run';
import { revision } from './subjects/revision';

const folder = mkdtempSync(join(tmpdir(), 'judge-test-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A judge of revisions alone, that reads labels as it is told to. */
function judgeOfRevisions(
  isRead: (label: string | undefined, revision: string) => boolean,
): Judge {
  return {
    async ask<A extends Asked>(_: A, question: Questions[A]) {
      const { revision: of, labels } = question as Questions['revision'];
      return labels.map(some => isRead(some['istio.io/rev'], of)) as Answer<A>;
    },
  };
}

const honest = judgeOfRevisions(
  (label, of) => label === undefined || of === '' || label === of,
);

describe('a run', () => {
  test('makes as many comparisons as asked for, and counts the kinds of answers', async () => {
    const options = { cases: 3000, seed: 1 };
    const { judged, kinds, disagreement } = await run(
      revision,
      honest,
      options,
    );
    assert.equal(disagreement, null);
    assert.ok(judged >= 3000);
    assert.equal(kinds.true + kinds.false, judged);
    assert.ok(kinds.true > 500 && kinds.false > 500);
  });

  test('ends at a difference, with the smallest case as manifests and both answers', async () => {
    const other = judgeOfRevisions((label, of) => !label || label === of);
    const options = { cases: 3000, seed: 1 };
    const { disagreement } = await run(revision, other, options);
    const text = disagreement ?? '';
    assert.equal(text.match(/^kind: PeerAuthentication$/gm)?.length, 1);
    assert.match(text, /istio\.io\/rev: /);
    assert.doesNotMatch(text, /uid:|app: web/);
    assert.match(text, /Istio: (true|false) \(config\.LabelsInRevision\)/);
    assert.match(text, /ours: {2}(true|false)$/);
  });

  test('says so where the judge fails', async () => {
    const gone: Judge = {
      ask: () => Promise.reject(new Error('The judge is gone')),
    };
    const { disagreement } = await run(revision, gone, { cases: 1, seed: 1 });
    assert.match(disagreement ?? '', /# Error: The judge is gone/);
  });

  test('with the same seed it is the same', async () => {
    const options = { cases: 1000, seed: 3 };
    const { seconds: _, ...one } = await run(revision, honest, options);
    const { seconds: __, ...two } = await run(revision, honest, options);
    assert.deepEqual(one, two);
  });

  test('ends when its time is up', async () => {
    const options = { cases: 1e9, seed: 1, until: Date.now() - 1 };
    const { judged } = await run(revision, honest, options);
    assert.equal(judged, 0);
  });
});

describe('the client', () => {
  const ask = { revision: 'default', labels: [{}] };

  /** A program that speaks for a judge. `lines`: what it does with each line. */
  function program(lines: string): readonly string[] {
    const file = join(mkdtempSync(join(folder, 'program-')), 'judge.cjs');
    writeFileSync(
      file,
      `const lines = require('node:readline').createInterface({ input: process.stdin });
       const say = one => console.log(JSON.stringify(one));
       lines.on('line', line => { const { id } = JSON.parse(line); ${lines} });`,
    );
    return [process.execPath, file];
  }

  test('brings each answer to its question, in whatever order they come', async () => {
    const judge = JudgeProcess.start(
      program(`if (id === 1) return;
               say({ id: 2, answer: [true] }); say({ id: 1, answer: [false] });`),
    );
    const both = await Promise.all([
      judge.ask('revision', ask),
      judge.ask('revision', ask),
    ]);
    assert.deepEqual(both, [[false], [true]]);
    await judge.stop();
  });

  test('an error of the judge names the field, and the next question is answered', async () => {
    const judge = JudgeProcess.start(
      program(`say(id === 1
        ? { id, error: { field: 'question.labels', message: 'expected a list' } }
        : { id, answer: [true] })`),
    );
    await assert.rejects(judge.ask('revision', ask), {
      message:
        'The judge did not understand a question about revision: question.labels: expected a list',
    });
    assert.deepEqual(await judge.ask('revision', ask), [true]);
    await judge.stop();
  });

  test('a judge that ends is an error, with its last words', async () => {
    const judge = JudgeProcess.start(
      program(`console.error('out of luck'); process.exit(3)`),
    );
    await assert.rejects(
      judge.ask('revision', ask),
      /gone: it ended with 3\nout of luck/,
    );
    await assert.rejects(judge.ask('revision', ask), /gone/);
    await judge.stop();
  });

  test('a program that cannot be started is an error', async () => {
    const judge = JudgeProcess.start([join(folder, 'none')]);
    await assert.rejects(judge.ask('revision', ask), /gone: .*ENOENT/);
  });

  test('what is no answer to anything ends it', async () => {
    const judge = JudgeProcess.start(program(`say({ id: 99, answer: [] })`));
    await assert.rejects(
      judge.ask('revision', ask),
      /answered what was not asked: \{"id":99/,
    );
    await judge.stop();
  });
});

describe('the arguments', () => {
  test('of npm run judge', () => {
    const options = readOptions(
      ['--cases', '7', '--seed', '3', '--subject', 'capture'],
      1,
    );
    assert.equal(options?.cases, 7);
    assert.equal(options?.seed, 3);
    assert.deepEqual(
      options?.subjects.map(({ name }) => name),
      ['capture'],
    );
    assert.equal(readOptions([], 12)?.seed, 12);
    assert.equal(readOptions(['--help'], 1), null);
  });

  for (const [wrong, message] of [
    [['--cases', '0'], /--cases 0: expected a whole number above 0/],
    [['--seed', '1.5'], /--seed 1\.5: expected/],
    [['--subject', 'x'], /--subject x: expected one of sidecar, ambient/],
    [['--what'], /--what[^]*npm run judge/],
  ] as const) {
    test(`${wrong.join(' ')} is refused`, () => {
      assert.throws(() => readOptions([...wrong], 1), message);
    });
  }
});
