import { minutes } from '../test/minutes';
import type { Result } from '../test/result';

/** One thing that must be true of the portal, in the order in which it can be seen. */
export interface Check<World> {
  readonly title: string;
  /** Without it the ones after it cannot be looked at. */
  readonly carries?: true;
  /** @throws when it is not true */
  look(world: World): Promise<void>;
}

/**
 * Runs the checks one after another and says how each ended. What cannot be looked at because an earlier one failed
 * has failed too.
 */
export async function runChecks<World>(
  checks: ReadonlyArray<Check<World>>,
  world: World,
  say: (line: string) => void,
): Promise<Result> {
  let broken: string | undefined;
  let passed = 0;
  for (const { title, carries, look } of checks) {
    if (broken) {
      say(`FAILED  ${title}: not reached, for "${broken}" failed`);
      continue;
    }
    const started = Date.now();
    try {
      await look(world);
      passed += 1;
      say(`ok      ${title} (${minutes(Date.now() - started)})`);
    } catch (error) {
      say(`FAILED  ${title}\n${error instanceof Error ? error.stack : error}`);
      if (carries) broken = title;
    }
  }
  return { passed, failed: checks.length - passed };
}
