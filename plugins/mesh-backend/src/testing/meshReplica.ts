import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { mockCredentials } from '@backstage/backend-test-utils';
import type { Armed, FromReplica, Setup, ToReplica } from './meshProcess';

/** A running process with only the mesh plugin in it. */
export class MeshReplica {
  /** Titles of the notifications it sent. */
  readonly notified: string[] = [];

  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
  ) {
    child.on('message', (message: FromReplica) => {
      if (message.type === 'notified') this.notified.push(message.title);
    });
  }

  /** @throws when it ends before it listens */
  static async start(port: number, setup: Setup): Promise<MeshReplica> {
    // Only tests run this, from source: there __dirname is what it says.
    // eslint-disable-next-line no-restricted-syntax
    const child = fork(join(__dirname, 'meshProcess.ts'), {
      execArgv: ['--import', 'tsx'],
      env: { ...process.env, NODE_ENV: 'test', LOG_LEVEL: 'warn' },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    let said = '';
    child.stdout?.on('data', chunk => (said += chunk));
    child.stderr?.on('data', chunk => (said += chunk));
    const replica = new MeshReplica(`http://127.0.0.1:${port}`, child);
    replica.say({ type: 'start', ...setup });
    const ended = once(child, 'exit').then(() => {
      throw new Error(`a replica ended before it listened:\n${said}`);
    });
    await Promise.race([replica.hears('listening'), ended]);
    ended.catch(() => {});
    return replica;
  }

  /**
   * Asks its API as a person; a body makes it a POST.
   * @throws with the error that it answers
   */
  async ask(person: string, path: string, body?: object): Promise<unknown> {
    const answer = await fetch(`${this.url}/api/mesh/v1${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: mockCredentials.user.header(`user:default/${person}`),
        'content-type': 'application/json',
      },
      body: body && JSON.stringify(body),
    });
    const json = await answer.json();
    if (!answer.ok) throw new Error(JSON.stringify(json.error));
    return json;
  }

  arm(at: Armed | null): void {
    this.say({ type: 'arm', at });
  }

  /** Resolves when it stands at the armed moment. */
  reached(): Promise<void> {
    return this.hears('reached');
  }

  /** Ends it the hard way: no handler runs, nothing is given back. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }

  private say(message: ToReplica): void {
    this.child.send(message);
  }

  private hears(type: FromReplica['type']): Promise<void> {
    return new Promise(resolve => {
      const listen = (message: FromReplica) => {
        if (message.type !== type) return;
        this.child.off('message', listen);
        resolve();
      };
      this.child.on('message', listen);
    });
  }
}
