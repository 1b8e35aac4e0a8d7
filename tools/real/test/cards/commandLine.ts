import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  type MeshReport,
  meshReportSchema,
} from '../../../../plugins/mesh-common/src';
import { checkout } from '../../../processes/portal';

const program = join(checkout, 'packages', 'mesh-cli', 'src', 'main.ts');

/**
 * Runs `mesh` as a process of its own, as `npm run mesh` does.
 * @throws Error with what it said, when it ends with another code than 0 or complains
 */
async function mesh(...args: string[]): Promise<string> {
  const argv = ['--import', 'tsx', program, ...args];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, argv, {
    cwd: checkout,
    maxBuffer: 64 * 1024 * 1024,
  });
  if (stderr) throw new Error(`mesh ${args.join(' ')} complains: ${stderr}`);
  return stdout;
}

/** The script of `mesh export`: it fills the folder `<cluster>` of wherever it runs. */
export const meshExport = (cluster: string) =>
  mesh('export', '--cluster', cluster, '--context', cluster);

/** The report of `mesh inspect` on the exports of clusters, by name. */
export async function meshInspect(
  exports: Readonly<Record<string, { folder: string }>>,
): Promise<MeshReport> {
  const clusters = Object.entries(exports).flatMap(([name, { folder }]) => [
    '--cluster',
    `${name}=${folder}`,
  ]);
  const text = await mesh('inspect', ...clusters, '--output', 'json');
  return meshReportSchema.strict().parse(JSON.parse(text));
}
