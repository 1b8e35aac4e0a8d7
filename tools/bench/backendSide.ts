import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
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
const memorySchema = z.object({
  rss: z.number(),
  peak: z.number(),
  heap: z.number(),
});
export type Memory = z.infer<typeof memorySchema>;

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

  /** @param plugin - `mesh`: ours; `kubernetes`: the peer in its place; `none`: neither */
  static async start(options: {
    plugin: 'mesh' | 'kubernetes' | 'none';
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
        '--expose-gc',
        ...[
          '--require',
          require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        ],
        ...[join(__dirname, 'backend/index.ts'), '--config', config],
      ],
      cwd: join(checkout, 'packages/backend'),
      env: {
        ...process.env,
        // Neither development, where answers are indented, nor production, where nobody may sign in as the demo does.
        ...{ NODE_ENV: 'test', LOG_LEVEL: 'warn', NO_COLOR: '1' },
        BENCH_PLUGIN: plugin,
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

  /** Bytes of the answer as a browser gets them: compressed, without headers. */
  async wireBytes(path: string, body?: unknown): Promise<number> {
    const headers = {
      ...this.headers(),
      'accept-encoding': 'gzip',
      'content-type': 'application/json',
    };
    const method = body ? 'POST' : 'GET';
    const sent = request(`${this.url}${path}`, { method, headers });
    sent.end(body ? JSON.stringify(body) : undefined);
    const [response]: [IncomingMessage] = (await once(sent, 'response')) as [
      IncomingMessage,
    ];
    let bytes = 0;
    for await (const chunk of response) bytes += chunk.length;
    return bytes;
  }

  /** Bytes. */
  async memory(): Promise<Memory> {
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
