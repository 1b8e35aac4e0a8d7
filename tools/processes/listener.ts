import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';

/**
 * Which process listens on a TCP port, read from /proc. Undefined where there is no /proc, or where
 * the process belongs to somebody else.
 */
export function listenerOf(
  port: number,
): { pid: number; command: string } | undefined {
  const inodes = listeningInodes(port);
  if (inodes.size === 0) return undefined;
  const pid = processIds().find(id =>
    openFiles(id).some(file => inodes.has(file)),
  );
  return pid === undefined ? undefined : { pid, command: commandOf(pid) };
}

const LISTEN = '0A';

/** As `/proc/<pid>/fd` names them: `socket:[12345]`. */
function listeningInodes(port: number): Set<string> {
  const hexPort = port.toString(16).toUpperCase().padStart(4, '0');
  const lines = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap(file =>
    read(file).split('\n').slice(1),
  );
  const found = lines
    .map(line => line.trim().split(/\s+/))
    .filter(
      ([, local, , state]) => state === LISTEN && local.endsWith(`:${hexPort}`),
    )
    .map(columns => `socket:[${columns[9]}]`);
  return new Set(found);
}

function processIds(): number[] {
  return list('/proc')
    .map(Number)
    .filter(id => Number.isInteger(id));
}

function openFiles(pid: number): string[] {
  return list(`/proc/${pid}/fd`).map(fd => link(`/proc/${pid}/fd/${fd}`));
}

/** The command line without the folders of the program and of this checkout, cut to one line. */
function commandOf(pid: number): string {
  const [program, ...args] = read(`/proc/${pid}/cmdline`).split('\0');
  const words = [basename(program), ...args]
    .map(word => word.replace(`${process.cwd()}/`, ''))
    .join(' ')
    .trim();
  return words.length > 80 ? `${words.slice(0, 80)} ...` : words;
}

// Processes come and go while we look, and those of others cannot be read.
const read = (file: string) => orElse('', () => readFileSync(file, 'utf8'));
const list = (folder: string) => orElse([], () => readdirSync(folder));
const link = (file: string) => orElse('', () => readlinkSync(file));

function orElse<T>(fallback: T, attempt: () => T): T {
  try {
    return attempt();
  } catch {
    return fallback;
  }
}
