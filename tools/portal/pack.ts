import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command';
import { readTarball, type Tarball } from './tarball';

/** A package as it would be published. */
export interface PackedPackage {
  /** Its folder in `plugins`. */
  readonly folder: string;
  /** Absolute path of the tarball. */
  readonly path: string;
  readonly tarball: Tarball;
}

/** Builds and packs every package of the suite the way a release does. */
export async function packPlugins(options: {
  root: string;
  out: string;
  say: (line: string) => void;
}): Promise<PackedPackage[]> {
  const { root, out, say } = options;
  mkdirSync(out, { recursive: true });
  say('making the types of all packages');
  await run('yarn', ['tsc'], { cwd: root });
  const packed: PackedPackage[] = [];
  for (const folder of readdirSync(join(root, 'plugins')).sort()) {
    say(`building and packing plugins/${folder}`);
    packed.push(await packOne(join(root, 'plugins', folder), folder, out));
  }
  return packed;
}

async function packOne(cwd: string, folder: string, out: string) {
  await run('yarn', ['build'], { cwd });
  const path = join(out, `${folder}.tgz`);
  await run('yarn', ['pack', '--out', path], { cwd });
  return { folder, path, tarball: readTarball(path) };
}

/**
 * While Backstage's CLI packs, package.json is that of the release and the own one lies beside it. Puts it back where
 * packing was cut short.
 */
export function restoreManifests(root: string): void {
  for (const folder of readdirSync(join(root, 'plugins'))) {
    const manifest = join(root, 'plugins', folder, 'package.json');
    const own = `${manifest}-prepack`;
    if (existsSync(own)) renameSync(own, manifest);
  }
}
