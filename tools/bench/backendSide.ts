import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { z } from 'zod';
import { checkout } from '../processes/portal';
import { freePort } from '../processes/ports';
import { untilOk } from '../processes/ready';
import { Service } from '../processes/service';
import type { Ready } from './api/messages';
import { catalog, clusterConfig, portalConfig } from './config';
import { token } from './shape';

const sessionSchema = z.object({
  backstageIdentity: z.object({ token: z.string() }),
});
const memorySchema = z.object({ rss: z.number(), peak: z.number() });

/** An answer of the backend. */
export interface HttpAnswer {
  status: number;
  text: string;
}

/** A Backstage backend in a process of its own, asked as a signed-in user. */
export class BackendSide {
  private session = '';

  private constructor(
    private readonly url: string,
    private readonly service: Service,
  ) {}

  /** @param plugin - `mesh`: ours; `kubernetes`: the peer in its place */
  static async start(options: {
    plugin: 'mesh' | 'kubernetes';
    api: Ready;
    folder: string;
  }): Promise<BackendSide> {
    const { plugin, api, folder } = options;
    const port = await freePort();
    const write = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const catalogFile = write(
      'catalog.yaml',
      catalog.map(each => stringify(each)).join('---\n'),
    );
    const { mesh, kubernetes } = clusterConfig(api, write('token', token));
    const config = write(
      `${plugin}.yaml`,
      stringify({ ...portalConfig(port, catalogFile), mesh, kubernetes }),
    );
    const service = new Service({
      name: plugin,
      argv: [
        ...[
          '--require',
          require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        ],
        ...[join(__dirname, 'backend/index.ts'), '--config', config],
      ],
      cwd: join(checkout, 'packages/backend'),
      env: {
        ...process.env,
        ...{ NODE_ENV: 'development', LOG_LEVEL: 'warn', NO_COLOR: '1' },
        BENCH_PEER: plugin === 'kubernetes' ? 'yes' : 'no',
      },
      logFile: join(checkout, '.fleet/logs/bench', `${plugin}.log`),
    });
    const side = new BackendSide(`http://localhost:${port}`, service);
    await Promise.race([side.signIn(), service.endedUnasked()]);
    return side;
  }

  async get(path: string): Promise<HttpAnswer> {
    return this.ask(path, { headers: this.headers() });
  }

  async post(path: string, body: unknown): Promise<HttpAnswer> {
    const headers = { ...this.headers(), 'content-type': 'application/json' };
    return this.ask(path, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
  }

  /** Bytes. */
  async memory() {
    const { text } = await this.get('/api/floor/memory');
    return memorySchema.parse(JSON.parse(text));
  }

  stop(): Promise<void> {
    return this.service.stop();
  }

  private headers() {
    return { authorization: `Bearer ${this.session}` };
  }

  private async ask(path: string, init: RequestInit): Promise<HttpAnswer> {
    const response = await fetch(`${this.url}${path}`, init);
    return { status: response.status, text: await response.text() };
  }

  /** Until the catalog knows the account, signing in is refused. */
  private async signIn(): Promise<void> {
    const inTime = AbortSignal.timeout(180_000);
    await untilOk(`${this.url}/.backstage/health/v1/readiness`, inTime);
    for (;;) {
      const { status, text } = await this.post('/api/auth/demo/refresh', {
        account: 'bench',
      });
      if (status === 200) {
        const session = sessionSchema.parse(JSON.parse(text));
        this.session = session.backstageIdentity.token;
        return;
      }
      inTime.throwIfAborted();
      await new Promise(later => setTimeout(later, 200));
    }
  }
}
