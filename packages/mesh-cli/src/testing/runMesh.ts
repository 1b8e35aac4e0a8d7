import { Readable } from 'node:stream';
import {
  MeshReport,
  meshReportSchema,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { run } from '../cli';
import { Collector } from './collect';

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process, files and all. */
export async function runMesh(
  args: readonly string[],
  stdin: string | Buffer = '',
): Promise<Ran> {
  const [stdout, stderr] = [new Collector(), new Collector()];
  const code = await run(args, {
    stdin: Readable.from([Buffer.from(stdin)]),
    stdout,
    stderr,
    program: 'mesh',
  });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

/**
 * `mesh inspect --output json` of clusters, by name the path of each.
 * @throws Error where anything but the report was said, or the report has another shape
 */
export async function inspectFiles(
  paths: Readonly<Record<string, string>>,
): Promise<MeshReport> {
  const { code, stdout, stderr } = await runMesh([
    'inspect',
    ...Object.entries(paths).flatMap(([name, path]) => [
      '--cluster',
      `${name}=${path}`,
    ]),
    ...['--output', 'json'],
  ]);
  if (code !== 0 || stderr) throw new Error(`exit code ${code}: ${stderr}`);
  return meshReportSchema.strict().parse(JSON.parse(stdout));
}
