import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../processes/portal';

const page = join(checkout, 'docs', 'benchmarks.md');
const run = /(<!-- run -->\n)[\s\S]*(<!-- end of run -->)/;

/** Replaces the figures of the page, and nothing else of it. */
export function writeReport(text: string): void {
  const before = readFileSync(page, 'utf8');
  if (!run.test(before)) throw new Error(`${page} has no <!-- run --> marks`);
  writeFileSync(
    page,
    before.replace(run, (_all, begin, end) => `${begin}\n${text}\n${end}`),
  );
}
