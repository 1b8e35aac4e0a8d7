import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'mesh-onboarding-';

/**
 * A folder for what programs leave in the temporary directory; it goes when we go. It is open to other
 * users, because PostgreSQL refuses to be root, and so it cannot lie in root's cache. What lies in it
 * has its own rights.
 *
 * @returns its absolute path
 */
export function makeScratchFolder() {
  removeLeftovers();
  const folder = join(tmpdir(), `${prefix}${process.pid}`);
  remove(folder);
  mkdirSync(folder);
  chmodSync(folder, 0o755);
  return folder;
}

export function remove(folder) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** Those whose process was killed and could not do it itself. */
function removeLeftovers() {
  for (const name of readdirSync(tmpdir())) {
    const [, pid] = new RegExp(`^${prefix}(\\d+)$`).exec(name) ?? [];
    if (pid && !isAlive(Number(pid))) {
      tryTo(() => remove(join(tmpdir(), name)));
    }
  }
}

function isAlive(pid) {
  return existsSync('/proc') ? existsSync(`/proc/${pid}`) : true;
}

function tryTo(action) {
  try {
    action();
  } catch {
    // Somebody else's.
  }
}
