import type { IncomingMessage } from 'node:http';
import type { WriteOptions } from '../core';
import { StatusError, invalid } from '../status';
import type { UserInfo } from '../types';
import type { Accepted } from './negotiate';

/** One request, read and attributed to a user. */
export interface Context {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: Buffer;
  user: UserInfo;
  accepted: Accepted;
}

const MOST = 3 * 1024 * 1024;

/** @throws StatusError 413 */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MOST) {
      throw new StatusError(
        413,
        'RequestEntityTooLarge',
        `Request entity too large: limit is ${MOST}`,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export const contentType = ({ headers }: Context) =>
  (headers['content-type'] ?? 'application/json').split(';')[0].trim();

/** Who does not say under which name it writes, writes under that of its program. */
function managerOf({ query, headers }: Context): string {
  const named = query.get('fieldManager');
  if (named) return named;
  const agent = headers['user-agent'] ?? 'unknown';
  return agent.split('/')[0].slice(0, 128) || 'unknown';
}

const OPTIONS: Record<string, string> = {
  POST: 'CreateOptions',
  PUT: 'UpdateOptions',
  PATCH: 'PatchOptions',
};

const notSupported = (
  { method }: Context,
  field: string,
  value: unknown,
  supported: string,
) =>
  invalid(
    { group: 'meta.k8s.io', kind: OPTIONS[method] ?? 'DeleteOptions' },
    '',
    [
      {
        field,
        reason: 'FieldValueNotSupported',
        text: `Unsupported value: ${JSON.stringify(
          value,
        )}: supported values: ${supported}`,
      },
    ],
  );

/** @throws StatusError 422 on a value that is not known */
export function writeOptions(context: Context): WriteOptions {
  const { query, user } = context;
  const dryRun = query.getAll('dryRun').filter(Boolean);
  if (dryRun.some(v => v !== 'All')) {
    throw notSupported(context, 'dryRun', dryRun, '"All"');
  }
  const fieldValidation = query.get('fieldValidation') || 'Warn';
  if (
    fieldValidation !== 'Ignore' &&
    fieldValidation !== 'Warn' &&
    fieldValidation !== 'Strict'
  ) {
    throw notSupported(
      context,
      'fieldValidation',
      fieldValidation,
      '"", "Ignore", "Strict", "Warn"',
    );
  }
  return {
    user,
    manager: managerOf(context),
    dryRun: dryRun.length > 0,
    fieldValidation,
    warnings: [],
  };
}
