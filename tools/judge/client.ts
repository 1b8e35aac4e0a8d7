import { ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { builtBinary, givenBinary } from '../real/binaries';
import { judgeBinary } from '../real/build/pins';
import { isUpToDate, stampOf } from '../real/build/stamp';
import { Answer, answers, Asked, Judge, Questions } from './questions';

const response = z.object({
  id: z.number().nullable(),
  answer: z.unknown().optional(),
  error: z.object({ field: z.string(), message: z.string() }).optional(),
});

type Response = z.output<typeof response>;

interface Waiting {
  resolve(response: Response): void;
  reject(error: Error): void;
}

/**
 * The built program.
 * @throws when it is missing or older than its source
 */
export function requireJudge(): string {
  const given = givenBinary(judgeBinary);
  if (given) return given;
  const file = builtBinary(judgeBinary);
  if (isUpToDate(file, stampOf(judgeBinary))) return file;
  throw new Error(
    'The judge is not built, or its source has changed since. Run: npm run real:build',
  );
}

/** One judge as a process. Questions may be asked at once; the process ends with ours, because its input does. */
export class JudgeProcess implements Judge {
  private readonly waiting = new Map<number, Waiting>();
  private readonly ended: Promise<void>;
  private lastWords = '';
  private nextId = 1;
  private gone: Error | null = null;

  private constructor(private readonly child: ChildProcess) {
    const { stdin, stdout, stderr } = child;
    if (!stdin || !stdout || !stderr) throw new Error('spawned without pipes');
    createInterface({ input: stdout }).on('line', line => this.hear(line));
    stderr.setEncoding('utf8').on('data', text => {
      this.lastWords = (this.lastWords + text).slice(-2000);
    });
    // A write to a judge that has ended; that it has ended is said below.
    stdin.on('error', () => {});
    this.ended = new Promise(resolve => {
      child.once('error', error => this.end(error.message, resolve));
      child.once('close', code => this.end(`it ended with ${code}`, resolve));
    });
  }

  /** @param command default: the built judge */
  static start(command: readonly string[] = [requireJudge()]): JudgeProcess {
    const [file, ...args] = command;
    return new JudgeProcess(
      spawn(file, args, { stdio: ['pipe', 'pipe', 'pipe'] }),
    );
  }

  async ask<A extends Asked>(
    subject: A,
    question: Questions[A],
  ): Promise<Answer<A>> {
    const { answer, error } = await this.exchange(subject, question);
    if (error) {
      throw new Error(
        `The judge did not understand a question about ${subject}: ${error.field}: ${error.message}`,
      );
    }
    return answers[subject].parse(answer) as Answer<A>;
  }

  /** Lets it answer what was asked and end. */
  async stop(): Promise<void> {
    this.child.stdin?.end();
    await this.ended;
  }

  private exchange(subject: Asked, question: unknown): Promise<Response> {
    if (this.gone) return Promise.reject(this.gone);
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.child.stdin?.write(`${JSON.stringify({ id, subject, question })}\n`);
    });
  }

  private hear(line: string): void {
    const heard = response.parse(JSON.parse(line));
    const waiting = heard.id === null ? undefined : this.waiting.get(heard.id);
    if (!waiting || heard.id === null) {
      this.end(`it answered what was not asked: ${line.slice(0, 300)}`);
      return;
    }
    this.waiting.delete(heard.id);
    waiting.resolve(heard);
  }

  private end(why: string, done = () => {}): void {
    this.gone ??= new Error(`The judge is gone: ${why}\n${this.lastWords}`);
    for (const { reject } of this.waiting.values()) reject(this.gone);
    this.waiting.clear();
    done();
  }
}
