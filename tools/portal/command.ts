import { type ChildProcess, spawn } from 'node:child_process';

const running = new Set<ChildProcess>();

/**
 * Runs a command to its end.
 *
 * @param options - `env`: the whole environment; default: ours
 * @returns what it wrote to its standard output
 * @throws Error with the last 4,000 characters it said, when it fails
 */
export async function run(
  command: string,
  args: readonly string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv },
): Promise<string> {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that all it starts can be ended with it.
    detached: true,
  });
  running.add(child);
  let output = '';
  let said = '';
  child.stdout.on('data', chunk => {
    output += chunk;
    said += chunk;
  });
  child.stderr.on('data', chunk => {
    said += chunk;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).finally(() => running.delete(child));
  if (code === 0) return output;
  const line = [command, ...args].join(' ');
  throw new Error(
    `${line} ended with ${code} in ${options.cwd}\n${said.slice(-4_000)}`,
  );
}

/** Ends every command that still runs, with all it started. */
export function endCommands(): void {
  for (const { pid } of running) {
    if (pid === undefined) continue;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It ended meanwhile.
    }
  }
}
