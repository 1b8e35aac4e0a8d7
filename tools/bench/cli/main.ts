import { spawnSync } from 'node:child_process';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { checkout } from '../../processes/portal';
import { machine } from '../machine';
import { Format, formats, shape, writeExport } from './writeExport';

const cli = join(checkout, 'packages', 'mesh-cli');
const usageSchema = z.object({ rssMb: z.number(), cpuSeconds: z.number() });

/** `npm run bench:cli`: `mesh inspect` of a cluster of 50,000 pods, as JSON and as YAML; needs 1.5 GB of disk. */
async function main(): Promise<void> {
  const { cpu, memoryGib, system, node, load } = machine();
  spawnSync(process.execPath, [join(cli, 'build.mjs')], { stdio: 'inherit' });
  const folder = mkdtempSync(join(tmpdir(), 'bench-cli-'));
  try {
    console.log(
      `${cpu}, ${memoryGib} GiB, ${system}, Node ${node}, load ${load.toFixed(
        1,
      )}`,
    );
    console.log(
      `${shape.pods} pods in ${shape.namespaces} namespaces\n\n| export | file | time | CPU | peak memory | report |\n|---|---:|---:|---:|---:|---:|`,
    );
    for (const format of formats) {
      const file = join(folder, `east.${format}`);
      await writeExport(file, format);
      console.log(measure(file, format, folder));
      rmSync(file);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One row of the table. */
function measure(file: string, format: Format, folder: string): string {
  const report = join(folder, 'report.json');
  const usageFile = join(folder, 'usage.json');
  const out = openSync(report, 'w');
  const began = Date.now();
  const { status } = spawnSync(
    process.execPath,
    [
      ...['--require', join(__dirname, 'usage.cjs')],
      join(cli, 'dist', 'mesh.cjs'),
      ...['inspect', '--cluster', `east=${file}`, '--output', 'json'],
    ],
    {
      stdio: ['ignore', out, 'inherit'],
      env: { ...process.env, MESH_BENCH_USAGE: usageFile },
    },
  );
  const seconds = (Date.now() - began) / 1000;
  closeSync(out);
  if (status !== 0) throw new Error(`mesh inspect ended with ${status}`);
  const { rssMb, cpuSeconds } = usageSchema.parse(
    JSON.parse(readFileSync(usageFile, 'utf8')),
  );
  const mb = (path: string) => `${Math.round(statSync(path).size / 1e6)} MB`;
  return `| ${format} | ${mb(file)} | ${seconds.toFixed(
    1,
  )} s | ${cpuSeconds.toFixed(1)} s | ${Math.round(rssMb)} MB | ${mb(
    report,
  )} |`;
}

main().catch(error => {
  console.error(error instanceof Error ? error.stack : error);
  process.exitCode = 1;
});
