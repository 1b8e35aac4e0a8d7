import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { checkout } from '../processes/portal';

/** What the figures depend on. */
export interface Machine {
  readonly day: string;
  readonly cpu: string;
  readonly memoryGib: number;
  readonly system: string;
  readonly node: string;
  /** Processes that wanted to run, mean of the last minute, after the run. */
  readonly load: number;
  readonly versions: Readonly<Record<string, string>>;
}

const packages = [
  '@backstage/backend-defaults',
  '@backstage/plugin-kubernetes-backend',
  'undici',
];

export function machine(): Machine {
  const cores = cpus();
  return {
    day: new Date().toISOString().slice(0, 10),
    cpu: `${cores.length} x ${cores[0].model.trim()}`,
    memoryGib: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.version,
    load: loadavg()[0],
    versions: Object.fromEntries(packages.map(name => [name, version(name)])),
  };
}

const manifestSchema = z.object({ version: z.string() });

function version(name: string): string {
  const file = join(checkout, 'node_modules', name, 'package.json');
  return manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).version;
}
