import assert from 'node:assert/strict';
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
  const applied = steps.map((step, n) => ({
    title: `documented step ${n + 1} of ${steps.length}: ${words(step)}`,
    carries: true as const,
    look: async ({ portal }: Stage) => portal.apply(step),
  }));
  return [...applied, backstageIsThereOnce];
}

/** Two versions of one Backstage package would be two worlds that do not see each other. */
const backstageIsThereOnce: Check<Stage> = {
  title: 'every Backstage package is installed once',
  async look({ portal }) {
    const lock = readFileSync(join(portal.folder, 'yarn.lock'), 'utf8');
    const names = [...lock.matchAll(/^"(@backstage\/[^@]+)@npm:/gm)].map(
      ([, name]) => name,
    );
    assert.ok(names.length > 100, `${names.length} Backstage packages`);
    const twice = names.filter((name, n) => names.indexOf(name) !== n);
    assert.deepEqual(twice, []);
  },
};

function words({ target, text }: DocumentedStep): string {
  if (target !== 'sh') return `the block for ${target}`;
  const [first] = text.split('\n');
  return first.length > 90 ? `${first.slice(0, 90)} ...` : first;
}
