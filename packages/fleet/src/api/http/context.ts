import type { IncomingMessage } from 'node:http';
import type { WriteOptions } from '../core';
import { badRequest, StatusError } from '../status';
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

/** @throws StatusError 400 on a value that is not known */
export function writeOptions(context: Context): WriteOptions {
  const { query, user } = context;
  const dryRun = query.getAll('dryRun');
  if (dryRun.some(v => v !== 'All')) {
    throw badRequest(
      `Invalid value: ${JSON.stringify(dryRun)}: dryRun must be "All"`,
    );
  }
  const fieldValidation = query.get('fieldValidation') || 'Warn';
  if (
    fieldValidation !== 'Ignore' &&
    fieldValidation !== 'Warn' &&
    fieldValidation !== 'Strict'
  ) {
    throw badRequest(
      `fieldValidation: Unsupported value: ${JSON.stringify(
        fieldValidation,
      )}: supported values: "Ignore", "Warn", "Strict"`,
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
