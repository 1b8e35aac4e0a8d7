import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type Answer } from './client';
import type { Target } from './target';

/** One behaviour of an API server. It brings what it needs and leaves nothing behind but namespaces that go. */
export interface Case {
  name: string;
  run: (world: World) => Promise<void>;
}

export interface Group {
  name: string;
  cases: Case[];
}

/** What a case works with: a client, and fresh namespaces. */
export class World {
  readonly client: Client;
  private readonly made: string[] = [];

  constructor(readonly target: Target) {
    this.client = new Client(target);
  }

  /** A name that nobody else has. */
  unique = (prefix: string) => `${prefix}-${randomBytes(4).toString('hex')}`;

  /** A new namespace; it is deleted when the case ends. */
  async namespace(labels: Record<string, string> = {}): Promise<string> {
    const name = this.unique('contract');
    const made = await this.client.post('/api/v1/namespaces', {
      metadata: { name, labels },
    });
    expectCode(made, 201);
    this.made.push(name);
    return name;
  }

  async end() {
    for (const name of this.made.splice(0)) {
      await this.client.delete(`/api/v1/namespaces/${name}`);
    }
  }
}

/** @throws AssertionError that shows what came instead */
export function expectCode(answer: Answer, code: number): Answer {
  assert.equal(
    answer.code,
    code,
    `expected ${code}, got ${answer.code}: ${answer.text.slice(0, 500)}`,
  );
  return answer;
}

/** A failure is a Status with this code, this reason and a message that contains or matches. */
export function expectStatus(
  answer: Answer,
  code: number,
  reason: string | undefined,
  message?: string | RegExp,
): Answer {
  expectCode(answer, code);
  assert.equal(answer.body?.kind, 'Status', answer.text.slice(0, 300));
  assert.equal(answer.body.status, 'Failure');
  assert.equal(answer.body.code, code);
  assert.equal(answer.body.reason, reason, answer.text.slice(0, 300));
  if (typeof message === 'string') assert.equal(answer.body.message, message);
  else if (message) assert.match(answer.body.message, message);
  return answer;
}

/** Asks again until the condition holds; how long an API server takes for what it does by itself is nobody's promise. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined | false>,
  milliseconds = 10_000,
): Promise<T> {
  const until = Date.now() + milliseconds;
  for (;;) {
    const found = await ask();
    if (found) return found;
    if (Date.now() > until)
      assert.fail(`${what}: not within ${milliseconds} ms`);
    await sleep(50);
  }
}

export const group = (
  name: string,
  cases: Record<string, Case['run']>,
): Group => ({
  name,
  cases: Object.entries(cases).map(([title, run]) => ({ name: title, run })),
});

/** The entry of managedFields of one manager. */
export const ownedBy = (object: any, manager: string, operation?: string) =>
  object.metadata.managedFields?.find(
    (m: any) =>
      m.manager === manager && (!operation || m.operation === operation),
  );
