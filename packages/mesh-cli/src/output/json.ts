import { Writable } from 'node:stream';
import { MeshReport } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { write } from '../io';

/** Rows that are written at once. */
const TOGETHER = 500;

/** A report as JSON, one row a line: whoever looks for something may use grep, and no string holds all of it. */
export async function writeJson(
  report: MeshReport,
  out: Writable,
): Promise<void> {
  const { apiVersion, ...lists } = report;
  if (!(await write(out, `{\n  "apiVersion": ${JSON.stringify(apiVersion)}`))) {
    return;
  }
  for (const [name, rows] of Object.entries(lists)) {
    if (!(await writeList(name, rows, out))) return;
  }
  await write(out, '\n}\n');
}

/** @returns false: nobody reads any more */
async function writeList(
  name: string,
  rows: readonly unknown[],
  out: Writable,
): Promise<boolean> {
  if (!rows.length) return write(out, `,\n  "${name}": []`);
  if (!(await write(out, `,\n  "${name}": [`))) return false;
  for (let from = 0; from < rows.length; from += TOGETHER) {
    const lines = rows
      .slice(from, from + TOGETHER)
      .map(row => `\n    ${JSON.stringify(row)}`)
      .join(',');
    if (!(await write(out, from ? `,${lines}` : lines))) return false;
  }
  return write(out, '\n  ]');
}
