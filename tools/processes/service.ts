import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

export interface ServiceOptions {
  /** Short name for messages: fleet, backend, frontend. */
  name: string;
  /** What to run; default: this Node. */
  program?: string;
  /** Its arguments. */
  argv: string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Absolute path; everything the service says goes there. */
  logFile: string;
  /** Sees every line, for instance to show it. */
  onLine?: (line: string) => void;
}

/** Lines kept for the message when a service ends by itself. */
const keptLines = 30;

/** A service gets this long to end by itself, then it is killed. Milliseconds. */
const graceMs = 5000;

/**
 * One program of the portal, running in a process group of its own: whatever it
 * starts ends with it, and Ctrl-C reaches it only through us.
 */
export class Service {
  readonly name: string;
  readonly logFile: string;
  /** Resolves when the process has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** The last lines it said. */
  readonly lastLines: string[] = [];

  private readonly child: ChildProcess;
  private readonly log: WriteStream;
  private readonly listeners = new Set<(line: string) => void>();
  private isStopping = false;

  constructor(options: ServiceOptions) {
    this.name = options.name;
    this.logFile = options.logFile;
    mkdirSync(dirname(options.logFile), { recursive: true });
    this.log = createWriteStream(options.logFile);
    this.child = spawn(options.program ?? process.execPath, options.argv, {
      cwd: options.cwd,
      env: options.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    if (options.onLine) this.listeners.add(options.onLine);
    this.read(this.child.stdout!);
    this.read(this.child.stderr!);
    this.ended = new Promise(resolve => {
      this.child.once('error', error => {
        this.takeLine(String(error));
        resolve();
      });
      this.child.once('close', () => resolve());
    });
    this.ended.then(() => this.log.end());
  }

  /** Resolves with the first line from now on that matches; rejects when the service ends before. */
  async line(pattern: RegExp): Promise<string> {
    return new Promise((resolve, reject) => {
      const look = (line: string) => {
        if (!pattern.test(line)) return;
        this.listeners.delete(look);
        resolve(line);
      };
      this.listeners.add(look);
      this.endedUnasked().catch(reject);
    });
  }

  /** Never resolves; rejects with a ServiceEnded when the service ends although nobody stopped it. */
  async endedUnasked(): Promise<never> {
    await this.ended;
    if (this.isStopping) return new Promise(() => {});
    throw new ServiceEnded(this);
  }

  /** Ends the whole process group: SIGTERM, and SIGKILL after some seconds. */
  async stop(): Promise<void> {
    this.isStopping = true;
    this.signal('SIGTERM');
    const timer = setTimeout(() => this.signal('SIGKILL'), graceMs);
    await this.ended;
    clearTimeout(timer);
    // The leader is gone; what it left behind in its group goes now.
    this.signal('SIGKILL');
  }

  private signal(signal: NodeJS.Signals) {
    if (this.child.pid === undefined) return;
    try {
      process.kill(-this.child.pid, signal);
    } catch {
      // The group is empty: nothing is left to end.
    }
  }

  private read(stream: Readable) {
    createInterface({ input: stream }).on('line', line => this.takeLine(line));
  }

  private takeLine(line: string) {
    this.log.write(`${line}\n`);
    this.lastLines.push(line);
    if (this.lastLines.length > keptLines) this.lastLines.shift();
    for (const listener of [...this.listeners]) listener(line);
  }
}

/** A service ended by itself; the message holds what it said last. */
export class ServiceEnded extends Error {
  constructor(service: Service) {
    const lines = service.lastLines.map(line => `  ${line}`).join('\n');
    super(
      `The ${service.name} ended. Its last lines:\n${lines}\nAll of it: ${service.logFile}`,
    );
    this.name = 'ServiceEnded';
  }
}
