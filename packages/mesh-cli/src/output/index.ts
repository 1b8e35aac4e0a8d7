import { Writable } from 'node:stream';
import { MeshReport } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Origins } from '../input/origins';
import { writeJson } from './json';
import { writeTable } from './table';

/** What is written: a report, and where its objects were read. */
export interface Inspected {
  readonly report: MeshReport;
  readonly clusters: ReadonlyMap<string, { readonly origins: Origins }>;
}

export type Output = 'json' | 'table' | 'markdown' | 'sarif';

export async function writeReport(
  output: Output,
  { report }: Inspected,
  out: Writable,
): Promise<void> {
  switch (output) {
    case 'table':
      await writeTable(report, out);
      break;
    default:
      await writeJson(report, out);
  }
}
