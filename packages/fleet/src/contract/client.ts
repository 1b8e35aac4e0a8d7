import { request, type RequestOptions } from 'node:https';
import type { IncomingMessage, IncomingHttpHeaders } from 'node:http';
import type { Target } from './target';

/** One answer of an API server. */
export interface Answer {
  code: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** The body parsed as JSON, or undefined. */
  // The suite looks into bodies of every kind; a type for each would test the types.
  body: any;
}

export interface Options {
  body?: unknown;
  type?: string;
  accept?: string;
  /** Another token than the target's; null: none. */
  token?: string | null;
  headers?: Record<string, string>;
}

export interface Line {
  type: string;
  object: any;
}

export const MERGE = 'application/merge-patch+json';
export const JSON_PATCH = 'application/json-patch+json';
export const STRATEGIC = 'application/strategic-merge-patch+json';
export const APPLY = 'application/apply-patch+yaml';
export const TABLE =
  'application/json;as=Table;v=v1;g=meta.k8s.io,application/json';

/** A client that adds nothing and hides nothing: what the contract is about is on the wire. */
export class Client {
  constructor(readonly target: Target) {}

  get = (path: string, options?: Options) => this.send('GET', path, options);
  post = (path: string, body: unknown, options?: Options) =>
    this.send('POST', path, { ...options, body });
  put = (path: string, body: unknown, options?: Options) =>
    this.send('PUT', path, { ...options, body });
  patch = (path: string, type: string, body: unknown, options?: Options) =>
    this.send('PATCH', path, { ...options, type, body });
  delete = (path: string, options?: Options) =>
    this.send('DELETE', path, options);
  apply = (path: string, body: unknown, options?: Options) =>
    this.patch(path, APPLY, body, options);

  async send(method: string, path: string, options: Options = {}) {
    const response = await this.open(method, path, options);
    let text = '';
    response.setEncoding('utf8');
    for await (const chunk of response) text += chunk;
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch {
      body = undefined;
    }
    const answer: Answer = {
      code: response.statusCode ?? 0,
      headers: response.headers,
      text,
      body,
    };
    return answer;
  }

  /** Opens a watch; the stream ends when `stop` is called or the server ends it. */
  async watch(path: string, options: Options = {}) {
    const response = await this.open('GET', path, options);
    return new WatchStream(response);
  }

  private open(
    method: string,
    path: string,
    {
      body,
      type = 'application/json',
      accept = 'application/json',
      token,
      headers,
    }: Options,
  ): Promise<IncomingMessage> {
    const authorization = token === undefined ? this.target.token : token;
    const payload = Buffer.from(
      typeof body === 'string' ? body : JSON.stringify(body) ?? '',
    );
    const options: RequestOptions = {
      method,
      ca: this.target.ca,
      agent: false,
      headers: {
        Accept: accept,
        'User-Agent': 'contract/1.0',
        ...(authorization && { Authorization: `Bearer ${authorization}` }),
        // Node would send the body of a DELETE without its length.
        ...(body !== undefined && {
          'Content-Type': type,
          'Content-Length': payload.length,
        }),
        ...headers,
      },
    };
    return new Promise((resolve, reject) => {
      const outgoing = request(this.target.url + path, options, resolve);
      outgoing.on('error', reject);
      outgoing.end(body === undefined ? undefined : payload);
    });
  }
}

/** The lines of a watch, as they come. */
export class WatchStream {
  private readonly lines: Line[] = [];
  private readonly waiting: ((line: Line | undefined) => void)[] = [];
  private ended = false;
  private rest = '';

  constructor(readonly response: IncomingMessage) {
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => this.take(chunk));
    const end = () => this.end();
    response.on('end', end);
    response.on('close', end);
    response.on('error', end);
  }

  get code() {
    return this.response.statusCode ?? 0;
  }

  /** The next line, or undefined when the stream has ended or nothing came for `milliseconds`. */
  next(milliseconds = 5000): Promise<Line | undefined> {
    const line = this.lines.shift();
    if (line || this.ended) return Promise.resolve(line);
    return new Promise(resolve => {
      const settle = (found: Line | undefined) => {
        clearTimeout(timer);
        resolve(found);
      };
      const timer = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(settle), 1);
        resolve(undefined);
      }, milliseconds);
      this.waiting.push(settle);
    });
  }

  /** The lines until one satisfies `wanted`, that one included. @throws when the stream ends or falls silent before */
  async until(wanted: (line: Line) => boolean): Promise<Line[]> {
    const seen: Line[] = [];
    for (;;) {
      const line = await this.next();
      if (!line) {
        throw new Error(
          `the watch ended or fell silent after ${JSON.stringify(
            seen.map(l => [l.type, l.object?.metadata?.name]),
          )}`,
        );
      }
      seen.push(line);
      if (wanted(line)) return seen;
    }
  }

  get isEnded() {
    return this.ended;
  }

  stop() {
    this.response.destroy();
  }

  private take(chunk: string) {
    const parts = (this.rest + chunk).split('\n');
    this.rest = parts.pop() ?? '';
    for (const part of parts.filter(Boolean)) {
      const line = JSON.parse(part) as Line;
      const waiter = this.waiting.shift();
      if (waiter) waiter(line);
      else this.lines.push(line);
    }
  }

  private end() {
    this.ended = true;
    for (const waiter of this.waiting.splice(0)) waiter(undefined);
  }
}
