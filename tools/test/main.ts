import { requireChromium } from './chromium';
import { readOptions } from './options';
import { runSteps } from './runSteps';
import { steps } from './steps';
import { summary } from './summary';

/** `npm test`: everything that needs no Go. Exit code 1 when anything failed. */
async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  const chosen = steps.filter(({ name }) => options.only.includes(name));
  if (chosen.some(({ needsBrowser }) => needsBrowser)) {
    // First of all: nobody should learn after ten minutes that a browser is missing.
    requireChromium();
  }
  const outcomes = await runSteps(chosen, options.files);
  console.log(summary(outcomes, steps));
  return outcomes.some(({ failed }) => failed > 0) ? 1 : 0;
}

main().then(
  code => process.exit(code),
  error => {
    console.error(`\n${error instanceof Error ? error.message : error}`);
    process.exit(1);
  },
);
