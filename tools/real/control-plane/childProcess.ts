import { ChildProcess, spawn } from 'node:child_process';
import { existsSync, openSync, closeSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** A program that runs until it is stopped. */
export interface RunningProcess {
  name: string;
  pid: number;
  logFile: string;
  /** Resolves when it ended without having been stopped, with the reason and the end of its log. */
  died: Promise<Error>;
  /** Ends its whole process group at once. A graceful kube-apiserver takes a minute and keeps its port. */
  stop(): void;
}

export interface ProcessOptions {
  /** For messages, for example `etcd of prod-eu-1`. */
  name: string;
  file: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  folder: string;
  logFile: string;
}

const running = new Set<RunningProcess>();

/** Starts a program in a process group of its own, its output in a log file. */
export function startProcess(options: ProcessOptions): RunningProcess {
  const log = openSync(options.logFile, 'a');
  const [file, args] = dyingWithParent(options.file, options.args);
  const child = spawn(file, args, {
    cwd: options.folder,
    env: options.env ?? {},
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  let stopped = false;
  const process_: RunningProcess = {
    name: options.name,
    pid: child.pid ?? -1,
    logFile: options.logFile,
    died: deathOf(child, options, () => stopped),
    stop() {
      stopped = true;
      running.delete(process_);
      killGroup(child);
    },
  };
  running.add(process_);
  return process_;
}

/** Ends everything that was started and not stopped yet. */
export function stopAllProcesses(): void {
  for (const one of [...running]) one.stop();
}

// Also when this process ends by an exception or process.exit.
process.on('exit', stopAllProcesses);

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended in the meantime.
  }
}

function deathOf(
  child: ChildProcess,
  { name, file, logFile }: ProcessOptions,
  wasStopped: () => boolean,
): Promise<Error> {
  return new Promise(resolve => {
    child.on('error', cause =>
      resolve(new Error(`${basename(file)} did not start: ${cause.message}`)),
    );
    child.on('exit', (code, signal) => {
      if (wasStopped()) return;
      resolve(
        new Error(
          `${name} ended with ${signal ?? code}. The end of ${logFile}:\n${tail(
            logFile,
          )}`,
        ),
      );
    });
  });
}

const tail = (file: string) =>
  readFileSync(file, 'utf8').trimEnd().split('\n').slice(-15).join('\n');

/** On Linux the kernel ends the child even when this process is killed with SIGKILL. */
function dyingWithParent(file: string, args: string[]): [string, string[]] {
  const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find(existsSync);
  if (process.platform !== 'linux' || !setpriv) return [file, args];
  return [setpriv, ['--pdeathsig', 'KILL', '--', file, ...args]];
}
