import { existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { paths } from './cache.mjs';
import { Failure } from './messages.mjs';

const gigabyte = 1e9;

/** What an install from nothing needs, in bytes: measured 1.9 and 0.8 GB, and some room. */
const needed = { checkout: 2.2 * gigabyte, cache: 1 * gigabyte };

/**
 * Looks whether an install fits before it starts.
 *
 * @throws Failure that names the disk, what is free and what is needed.
 */
export function requireDiskSpace() {
  const checkout = existing(paths.checkout);
  const cache = existing(paths.cache);
  if (statSync(checkout).dev === statSync(cache).dev) {
    requireFree(checkout, needed.checkout + needed.cache);
  } else {
    requireFree(checkout, needed.checkout);
    requireFree(cache, needed.cache);
  }
}

function requireFree(folder, bytes) {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free < bytes) {
    throw new Failure(diskIsFull(folder, free, bytes));
  }
}

export function diskIsFull(folder, free, bytes) {
  const gb = value => (value / gigabyte).toFixed(1);
  return (
    `Not enough room: the disk of ${folder} has ${gb(
      free,
    )} GB free, an install needs ${gb(bytes)} GB.\n` +
    'Make room there, or let MESH_CACHE name a folder on another disk.'
  );
}

/** The folder or its nearest parent that exists already. */
function existing(folder) {
  return existsSync(folder) ? folder : existing(dirname(folder));
}
