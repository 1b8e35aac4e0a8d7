import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clearFleetFolder } from './fleetFolder';

/**
 * Empties the folder and marks it as used by this process.
 * @throws when a real fleet of another process still uses it
 */
export function claimFleetFolder(folder: string): void {
  const mark = join(folder, 'real', 'pid');
  if (existsSync(mark)) {
    const pid = Number(readFileSync(mark, 'utf8'));
    if (pid !== process.pid && isAlive(pid)) {
      throw new Error(
        `A real fleet already runs in ${folder} (process ${pid}). Stop it first (Ctrl-C where it runs, or: kill ${pid}).`,
      );
    }
  }
  clearFleetFolder(folder);
  mkdirSync(join(folder, 'real'), { recursive: true });
  writeFileSync(mark, `${process.pid}\n`);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
