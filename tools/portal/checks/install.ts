import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../../processes/portal';
import { type DocumentedStep, documentedSteps } from '../documentedSteps';
import type { Check } from '../runChecks';
import type { Stage } from '../stage';

const page = join(checkout, 'docs/operators/install.md');

/** Every block of the install page, in its order; the last of them is `config:check --strict`. */
export function installChecks(): Check<Stage>[] {
  const steps = documentedSteps(readFileSync(page, 'utf8')).filter(
    ({ target }) => target !== 'start',
  );
  return steps.map((step, n) => ({
    title: `documented step ${n + 1} of ${steps.length}: ${words(step)}`,
    carries: true,
    look: async ({ portal }) => portal.apply(step),
  }));
}

function words({ target, text }: DocumentedStep): string {
  if (target !== 'sh') return `the block for ${target}`;
  const [first] = text.split('\n');
  return first.length > 90 ? `${first.slice(0, 90)} ...` : first;
}
