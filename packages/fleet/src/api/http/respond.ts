import type { ServerResponse } from 'node:http';
import { stringify } from 'yaml';
import { StatusError } from '../status';

/** One answer, whole. */
export interface Reply {
  code: number;
  /** An object, or JSON text that is ready. */
  body: unknown;
  json?: string;
  /** Sent as they are, not as JSON. */
  text?: string;
  headers?: Record<string, string>;
  warnings?: string[];
}

const warningHeader = (text: string) =>
  `299 - ${JSON.stringify(text.replace(/[\r\n]/g, ' '))}`;

export function send(response: ServerResponse, reply: Reply, yaml = false) {
  if (response.destroyed || response.headersSent) return;
  const content =
    reply.text ??
    (yaml ? stringify(reply.body) : reply.json ?? JSON.stringify(reply.body));
  const structured = yaml ? 'application/yaml' : 'application/json';
  response.statusCode = reply.code;
  response.setHeader(
    'Content-Type',
    reply.text === undefined ? structured : 'text/plain; charset=utf-8',
  );
  response.setHeader('Cache-Control', 'no-cache, private');
  for (const [name, value] of Object.entries(reply.headers ?? {})) {
    response.setHeader(name, value);
  }
  if (reply.warnings?.length) {
    response.setHeader('Warning', reply.warnings.map(warningHeader));
  }
  response.end(content);
}

/** Turns whatever went wrong into a Status. */
export function failure(error: unknown): Reply {
  const status =
    error instanceof StatusError
      ? error
      : new StatusError(
          500,
          'InternalError',
          `Internal error occurred: ${
            error instanceof Error ? error.message : String(error)
          }`,
        );
  const retryAfter = status.details?.retryAfterSeconds;
  return {
    code: status.code,
    body: status.toStatus(),
    ...(retryAfter && { headers: { 'Retry-After': String(retryAfter) } }),
  };
}
