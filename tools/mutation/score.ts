import { z } from 'zod';

/** As far as it is read here: Stryker's report (mutation-testing-elements, report schema). */
const reportSchema = z.object({
  files: z.record(
    z.string(),
    z.object({ mutants: z.array(z.object({ status: z.string() })) }),
  ),
});

/** How many mutants of a folder there are, and how many its tests noticed. */
export interface Score {
  readonly folder: string;
  readonly mutants: number;
  readonly noticed: number;
}

/** Mutants that do not compile or run are none. A test that never ends has noticed something, too. */
export function score(folder: string, report: unknown): Score {
  const statuses = Object.values(reportSchema.parse(report).files).flatMap(
    ({ mutants }) => mutants.map(({ status }) => status),
  );
  const count = (...which: string[]) =>
    statuses.filter(status => which.includes(status)).length;
  const noticed = count('Killed', 'Timeout');
  return {
    folder,
    noticed,
    mutants: noticed + count('Survived', 'NoCoverage'),
  };
}

/** A line for each folder, and one for all. */
export function scoreTable(scores: readonly Score[]): string {
  const sum = (key: 'mutants' | 'noticed') =>
    scores.reduce((all, one) => all + one[key], 0);
  const all = {
    folder: 'all',
    mutants: sum('mutants'),
    noticed: sum('noticed'),
  };
  return [...scores, all]
    .map(({ folder, mutants, noticed }) => {
      const percent = ((100 * noticed) / Math.max(1, mutants)).toFixed(1);
      return `${folder.padEnd(10)} ${`${noticed} of ${mutants}`.padStart(
        14,
      )} ${percent.padStart(6)} %`;
    })
    .join('\n');
}

/** `src/mtls/{a,b}.ts`: `src/mtls/a.ts` and `src/mtls/b.ts`. Stryker's command line would cut it at the comma. */
export function expand(pattern: string): string[] {
  const [, before, names, after] = /^(.*)\{(.*)\}(.*)$/.exec(pattern) ?? [];
  return names === undefined
    ? [pattern]
    : names.split(',').map(name => `${before}${name}${after}`);
}
