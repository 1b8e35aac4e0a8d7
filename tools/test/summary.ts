import { minutes } from './minutes';
import { sum } from './result';
import type { Outcome } from './runSteps';
import { otherCommands, type Step } from './steps';

/** The end of `npm test`: a table, what was not run, and as the very last line the counts. */
export function summary(outcomes: Outcome[], all: Step[]): string {
  const total = sum(outcomes);
  return [
    '',
    ...outcomes.map(outcomeLine),
    '',
    'Not run here:',
    ...notRun(outcomes, all).map(
      ([command, what]) => `  ${command.padEnd(28)} ${what}`,
    ),
    '',
    `${total.passed} passed, ${total.failed} failed`,
  ].join('\n');
}

function outcomeLine({ step, milliseconds, passed, failed }: Outcome): string {
  const state = failed > 0 ? 'FAILED' : 'ok';
  const counts =
    passed + failed > 0 ? `${passed} passed, ${failed} failed` : '';
  return `  ${step.name.padEnd(8)} ${minutes(milliseconds).padStart(
    6,
  )}  ${state.padEnd(7)} ${counts}`.trimEnd();
}

function notRun(outcomes: Outcome[], all: Step[]): string[][] {
  const left = all.filter(
    step => !outcomes.some(outcome => outcome.step === step),
  );
  return [
    ...left.map(({ name, title }) => [`npm test -- --only ${name}`, title]),
    ...otherCommands,
  ];
}
