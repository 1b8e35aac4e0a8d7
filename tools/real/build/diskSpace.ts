import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { realCache } from '../cache';

/** Measured: modules 1.9, Go's build cache 5.5, binaries 0.5. */
const COLD_BUILD_GIB = 9;
/** Where Go's build cache exists already and only some of it is new. */
const WARM_BUILD_GIB = 2;

/**
 * @param gib default: what a build takes, less where an earlier one has left its cache
 * @throws when the file system of the cache has less room than that
 */
export async function requireFreeSpace(gib = neededGib()): Promise<void> {
  const { binaries: folder } = realCache();
  // The folder may not exist yet; its nearest existing parent is on the same file system.
  let existing = folder;
  while (!existsSync(existing)) existing = dirname(existing);
  const { bavail, bsize } = await statfs(existing);
  const free = (bavail * bsize) / 1024 ** 3;
  if (free >= gib) return;
  throw new Error(
    `real:build needs ${gib} GiB of free disk space in ${folder}, there are ${free.toFixed(
      1,
    )} GiB. Free some, or set MESH_CACHE to a folder on a larger disk.`,
  );
}

const neededGib = () =>
  existsSync(realCache().goBuild) ? WARM_BUILD_GIB : COLD_BUILD_GIB;
