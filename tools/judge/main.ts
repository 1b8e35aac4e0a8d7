import { JudgeProcess } from './client';
import { help, JudgeOptions, readOptions } from './options';
import { Outcome, run } from './run';

/** `npm run judge`: the long random run, for people. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), Date.now() % 2 ** 31);
  if (!options) {
    console.log(help);
    return;
  }
  const judge = JudgeProcess.start();
  const outcomes = await judgeAll(options, judge);
  await judge.stop();
  console.log(table(outcomes, options.seed));
  const different = outcomes.flatMap(({ disagreement }) => disagreement ?? []);
  for (const text of different) console.log(`\n${text}`);
  process.exitCode = different.length ? 1 : 0;
}

async function judgeAll(
  { cases, seed, subjects }: JudgeOptions,
  judge: JudgeProcess,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const subject of subjects) {
    const show = (judged: number) => progress(`${subject.name}: ${judged}`);
    const each = Math.ceil(cases / subjects.length);
    outcomes.push(
      await subject.with(one =>
        run(one, judge, { cases: each, seed, onProgress: show }),
      ),
    );
  }
  progress('');
  return outcomes;
}

/** One line that rewrites itself, on a terminal only. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

function table(outcomes: readonly Outcome[], seed: number): string {
  const row = (cells: readonly (string | number)[]) =>
    cells
      .map((cell, i) => String(cell)[i ? 'padStart' : 'padEnd'](12))
      .join('');
  const total = outcomes.reduce((sum, { judged }) => sum + judged, 0);
  return [
    `seed ${seed}`,
    row(['subject', 'judged', 'seconds', 'different']),
    ...outcomes.flatMap(outcome => [
      row([
        outcome.subject,
        outcome.judged,
        outcome.seconds.toFixed(1),
        outcome.disagreement ? 'yes' : 'none',
      ]),
      `  ${kindsText(outcome)}`,
    ]),
    row(['all', total]),
  ].join('\n');
}

function kindsText({ kinds }: Outcome): string {
  return Object.entries(kinds)
    .sort(([, a], [, b]) => b - a)
    .map(([kind, count]) => `${kind}: ${count}`)
    .join('; ');
}

main().catch(error => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
