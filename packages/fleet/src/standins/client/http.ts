import { Pool, type Dispatcher } from 'undici';

/** How to reach an API server: `https://host:port`, its CA, and who asks. */
export interface Connection {
  server: string;
  /** PEM; absent: the system's trust store. */
  ca?: string;
  token?: string;
  clientCert?: string;
  clientKey?: string;
  /** Name that the server's certificate must carry where it is not the host. */
  tlsServerName?: string;
}

/** What the API server answered instead of the thing asked for. */
export class ApiError extends Error {
  readonly name = 'ApiError';

  constructor(readonly code: number, readonly reason: string, message: string) {
    super(message);
  }
}

export interface RequestOptions {
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  contentType?: string;
  signal?: AbortSignal;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

const REQUEST_CONNECTIONS = 6;

/** JSON over TLS to one API server. Watches get connections of their own, so that they never queue behind each other. */
export class Http {
  private readonly requests: Pool;
  private readonly streams: Pool;

  constructor(private readonly connection: Connection) {
    const connect = {
      ca: connection.ca,
      cert: connection.clientCert,
      key: connection.clientKey,
      servername: connection.tlsServerName,
      timeout: 10_000,
    };
    this.requests = new Pool(connection.server, {
      connections: REQUEST_CONNECTIONS,
      connect,
    });
    this.streams = new Pool(connection.server, {
      connections: null,
      bodyTimeout: 0,
      headersTimeout: 30_000,
      connect,
    });
  }

  /** @throws ApiError on any answer that is not 2xx, else what the transport threw */
  async json(
    method: Method,
    path: string,
    options: RequestOptions = {},
  ): Promise<unknown> {
    const response = await this.send(this.requests, method, path, options);
    const text = await response.body.text();
    if (response.statusCode >= 300) throw errorOf(response.statusCode, text);
    return text === '' ? undefined : JSON.parse(text);
  }

  /** The lines of a streamed answer. Ends when the server ends it; throws when the connection breaks. */
  async *lines(path: string, options: RequestOptions): AsyncGenerator<string> {
    const response = await this.send(this.streams, 'GET', path, options);
    if (response.statusCode >= 300) {
      throw errorOf(response.statusCode, await response.body.text());
    }
    let rest = '';
    response.body.setEncoding('utf8');
    for await (const chunk of response.body) {
      const parts = (rest + chunk).split('\n');
      rest = parts.pop() ?? '';
      yield* parts.filter(line => line !== '');
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.requests.destroy(), this.streams.destroy()]);
  }

  private send(
    pool: Pool,
    method: Method,
    path: string,
    options: RequestOptions,
  ): Promise<Dispatcher.ResponseData> {
    const headers: Record<string, string> = { accept: 'application/json' };
    if (this.connection.token) {
      headers.authorization = `Bearer ${this.connection.token}`;
    }
    if (options.body !== undefined) {
      headers['content-type'] = options.contentType ?? 'application/json';
    }
    return pool.request({
      method,
      path: path + queryString(options.query),
      headers,
      body:
        options.body === undefined ? undefined : JSON.stringify(options.body),
      signal: options.signal,
    });
  }
}

function queryString(query: RequestOptions['query']): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value !== undefined) params.set(key, String(value));
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

function errorOf(code: number, text: string): ApiError {
  try {
    const status = JSON.parse(text) as { reason?: string; message?: string };
    return new ApiError(code, status.reason ?? '', status.message ?? text);
  } catch {
    return new ApiError(code, '', text);
  }
}
