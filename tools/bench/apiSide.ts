import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import {
  type Answer,
  answerSchema,
  type Question,
  type Ready,
  readySchema,
} from './api/messages';

/** The clusters of the benchmark in their own process. */
export class ApiSide {
  private constructor(
    readonly ready: Ready,
    private readonly child: ChildProcess,
  ) {}

  static async start(): Promise<ApiSide> {
    const child = fork(join(__dirname, 'api/main.ts'), {
      execArgv: ['--import', 'tsx'],
    });
    const [message] = await once(child, 'message');
    return new ApiSide(readySchema.parse(message), child);
  }

  /** Questions are answered in their order, so one is asked at a time. */
  async ask(question: Question): Promise<Answer> {
    const answered = once(this.child, 'message');
    this.child.send(question);
    const [message] = await answered;
    return answerSchema.parse(message);
  }

  async stop(): Promise<void> {
    const gone = once(this.child, 'exit');
    this.child.kill();
    await gone;
  }
}
