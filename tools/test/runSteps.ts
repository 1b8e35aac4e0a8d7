import { minutes } from './minutes';
import { oneFailure, type Result } from './result';
import type { Step } from './steps';

export interface Outcome extends Result {
  step: Step;
  milliseconds: number;
}

/** Runs all steps, also after one has failed: one run shows everything that is wrong. */
export async function runSteps(
  chosen: Step[],
  files: string[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const step of chosen) {
    console.log(`\n=== ${step.title}`);
    const started = Date.now();
    const result = await step.run(files).catch(error => {
      console.error(error instanceof Error ? error.message : error);
      return oneFailure;
    });
    const milliseconds = Date.now() - started;
    const word = result.failed > 0 ? 'FAILED' : 'done';
    console.log(`=== ${step.title}: ${word} in ${minutes(milliseconds)}`);
    outcomes.push({ step, milliseconds, ...result });
  }
  return outcomes;
}
