import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { z } from 'zod';
import { run } from './command';

const manifestSchema = z.looseObject({ name: z.string(), version: z.string() });

/** A package as it would be published. */
export interface PackedPackage {
  readonly manifest: z.infer<typeof manifestSchema>;
  readonly path: string;
  readonly file: string;
}

/** Builds and packs every package of the suite the way a release does. */
export async function packPlugins(options: {
  root: string;
  out: string;
}): Promise<PackedPackage[]> {
  const { root, out } = options;
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  await run('yarn', ['tsc'], { cwd: root });
  const folders = readdirSync(join(root, 'plugins')).sort();
  const packed: PackedPackage[] = [];
  for (const folder of folders) {
    packed.push(await packOne(join(root, 'plugins', folder), folder, out));
  }
  return packed;
}

async function packOne(cwd: string, folder: string, out: string) {
  await run('yarn', ['build'], { cwd });
  const file = `${folder}.tgz`;
  const path = join(out, file);
  await run('yarn', ['pack', '--out', path], { cwd });
  const text = execFileSync('tar', ['xOzf', path, 'package/package.json']);
  return {
    manifest: manifestSchema.parse(JSON.parse(String(text))),
    path,
    file,
  };
}

/** Names of the packages of the suite, without building them. */
export function pluginNames(root: string): string[] {
  return readdirSync(join(root, 'plugins')).map(
    folder =>
      manifestSchema.parse(
        JSON.parse(
          readFileSync(join(root, 'plugins', folder, 'package.json'), 'utf8'),
        ),
      ).name,
  );
}
