import type { Io } from '../io';
import type { Inspected } from './inspected';
import { writeJson } from './json';
import { writeMarkdown } from './markdown';
import { writeSarif } from './sarif';
import { writeTable } from './table';

export type { Inspected } from './inspected';

export const OUTPUTS = ['table', 'json', 'markdown', 'sarif'] as const;
export type Output = (typeof OUTPUTS)[number];

export async function writeReport(
  output: Output,
  inspected: Inspected,
  out: Io['stdout'],
): Promise<void> {
  switch (output) {
    case 'json':
      return writeJson(inspected.report, out);
    case 'markdown':
      return writeMarkdown(inspected.report, out);
    case 'sarif':
      return writeSarif(inspected, out);
    default:
      return writeTable(inspected.report, out);
  }
}
