/** How many tests passed and failed; of what is no test runner only a failure counts, as one. */
export interface Result {
  passed: number;
  failed: number;
}

export const nothingFailed: Result = { passed: 0, failed: 0 };
export const oneFailure: Result = { passed: 0, failed: 1 };

/** The result of a program that counts nothing. */
export async function passed(exitCode: Promise<number>): Promise<Result> {
  return (await exitCode) === 0 ? nothingFailed : oneFailure;
}

/** Runs all, one after another and also after a failure, and adds their results. */
export async function together(
  ...runs: Array<() => Promise<Result>>
): Promise<Result> {
  const results: Result[] = [];
  for (const run of runs) results.push(await run());
  return sum(results);
}

export function sum(results: Result[]): Result {
  return results.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
    }),
    nothingFailed,
  );
}

/**
 * The result of a test runner. One that exits with an error although no test failed, or that ran no
 * test at all, has failed.
 */
export function counted(counts: Result, exitCode: number): Result {
  const isHollow =
    counts.failed === 0 && (exitCode !== 0 || counts.passed === 0);
  return isHollow ? { ...counts, failed: 1 } : counts;
}
