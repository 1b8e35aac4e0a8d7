import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { meshExport } from './commandLine';

const labelsSchema = z.record(z.string(), z.string()).default({});

const objectSchema = z.object({
  kind: z.string(),
  metadata: z.object({
    name: z.string(),
    namespace: z.string().default(''),
    labels: labelsSchema,
    annotations: labelsSchema,
  }),
  spec: z.looseObject({}).default({}),
});

const listSchema = z.object({ items: z.array(objectSchema) });

/** An object as kubectl printed it. */
export type DumpObject = z.output<typeof objectSchema>;

/** What kubectl printed of a cluster. */
export interface Dump {
  /** Absolute path of its files. */
  readonly folder: string;
  /** Objects of a kind, in all namespaces. */
  of(kind: string): DumpObject[];
}

/** What kubectl says of a kind that a cluster does not serve. `mesh export` tells people that this is right. */
const notServed = /^error: the server doesn't have a resource type "\w+"$/;

/** Runs the script of `mesh export` for a context of a kubeconfig, with this kubectl, in `folder`. */
export async function dumpCluster(
  cluster: string,
  { kubectl, kubeconfig }: { kubectl: string; kubeconfig: string },
  folder: string,
): Promise<Dump> {
  const bin = join(folder, `${cluster}.bin`);
  mkdirSync(bin, { recursive: true });
  // The script says `kubectl`, whatever the file is called.
  symlinkSync(kubectl, join(bin, 'kubectl'));
  const shell = spawn('sh', [], {
    cwd: folder,
    env: {
      PATH: `${bin}${delimiter}${process.env.PATH}`,
      KUBECONFIG: kubeconfig,
      KUBECACHEDIR: join(folder, `${cluster}.cache`),
    },
    stdio: ['pipe', 'inherit', 'pipe'],
  });
  shell.stdin.end(await meshExport(cluster));
  const [errors] = await Promise.all([text(shell.stderr), once(shell, 'exit')]);
  const unexpected = errors
    .split('\n')
    .filter(line => line && !notServed.test(line));
  assert.deepEqual(unexpected, [], `export of ${cluster}`);
  return readDump(join(folder, cluster));
}

function readDump(folder: string): Dump {
  const objects = readdirSync(folder)
    .map(file => readFileSync(join(folder, file), 'utf8'))
    .filter(Boolean)
    .flatMap(content => listSchema.parse(JSON.parse(content)).items);
  return { folder, of: kind => objects.filter(each => each.kind === kind) };
}
