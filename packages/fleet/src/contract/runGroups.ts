import { World, type Group } from './case';
import type { Target } from './target';

export interface Outcome {
  passed: number;
  failed: number;
}

/**
 * Runs groups of cases on one target, one case after the other.
 * @param only - runs only cases whose name contains this
 */
export async function runGroups(
  groups: Group[],
  target: Target,
  report: (line: string) => void,
  only = '',
): Promise<Outcome> {
  const outcome = { passed: 0, failed: 0 };
  for (const group of groups) {
    for (const one of group.cases) {
      const name = `${group.name}: ${one.name}`;
      if (!name.includes(only)) continue;
      const world = new World(target);
      try {
        await one.run(world);
        outcome.passed++;
        report(`ok      ${name}`);
      } catch (error) {
        outcome.failed++;
        const why = error instanceof Error ? error.message : String(error);
        report(`FAILED  ${name}\n        ${why.replace(/\n/g, '\n        ')}`);
      } finally {
        await world.end();
      }
    }
  }
  return outcome;
}
