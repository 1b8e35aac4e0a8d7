import { createReadStream, readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { UsageError } from '../usageError';

/** Something with manifests in it. */
export interface Source {
  /** As the user may call it. */
  readonly name: string;
  readonly open: () => Readable;
  /** Bytes, as they lie there; null: nobody knows. */
  readonly size: number | null;
}

const MANIFEST = /\.(?:ya?ml|json)(?:\.gz)?$/i;
const CHUNK = 1 << 20;

/**
 * The files behind a path: itself, or those of a folder and of the folders in it, by name.
 * @param path - `-`: standard input
 * @throws UsageError where there is nothing
 */
export function sourcesOf(path: string, stdin: Readable): Source[] {
  if (path === '-') {
    return [{ name: 'standard input', open: () => stdin, size: null }];
  }
  const found = stat(path);
  if (!found.isDirectory()) return [file(path, found.size)];
  const files = filesBelow(path, new Set());
  if (!files.length) {
    throw new UsageError(
      `${path} has no .yaml, .yml or .json file in it; \`mesh export\` prints the commands that fill such a folder.`,
    );
  }
  return files.map(name => file(name, statSync(name).size));
}

function stat(path: string) {
  try {
    return statSync(path);
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${reason(error)}.`);
  }
}

function reason(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'no such file or folder';
  return code === 'EACCES' ? 'permission denied' : String(code ?? error);
}

function file(name: string, size: number): Source {
  const open = () => createReadStream(name, { highWaterMark: CHUNK });
  return { name, open, size };
}

/** @param seen - real paths on the way here: a link may lead back up */
function filesBelow(folder: string, seen: ReadonlySet<string>): string[] {
  const real = realpathSync(folder);
  if (seen.has(real)) return [];
  const way = new Set([...seen, real]);
  return readdirSync(folder)
    .filter(name => !name.startsWith('.'))
    .sort()
    .flatMap(name => {
      const path = join(folder, name);
      const kind = statSync(path, { throwIfNoEntry: false });
      if (kind?.isDirectory()) return filesBelow(path, way);
      return kind?.isFile() && MANIFEST.test(name) ? [path] : [];
    });
}
