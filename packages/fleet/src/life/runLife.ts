import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { Client, MERGE } from '../contract/client';
import type { Ground } from './ground';
import type { Facts, Life, Step, Write } from './life';
import { freshPeer } from './peer';
import { stageErrors } from './stages';
import type { Trail } from './trail';
import { watchNamespace } from './witness/namespace';
import { watchRegistration } from './witness/registration';

const EVERY_MS = 20;
const NUDGE_MS = 1_000;

export interface LifeOptions {
  /** How long a step may take, in milliseconds; default 45 000: istiod gives a remote cluster 30 s. */
  patienceMs?: number;
  /** Called when a step has become what it should; what it throws ends the life. */
  afterStep?: (step: Step) => Promise<void> | void;
}

/**
 * Lives a life: a step after the other, each until all that is observed is as the step says.
 * @throws AssertionError that names the step, with what was seen instead
 */
export async function runLife(
  life: Life,
  ground: Ground,
  options: LifeOptions = {},
): Promise<void> {
  const client = new Client(ground.cluster);
  const { observes } = life;
  const witness =
    'namespace' in observes
      ? await watchNamespace(client, observes.namespace)
      : watchRegistration(ground.istiodUrl, observes.clusterId);
  let expected: Facts = {};
  try {
    for (const step of life.steps) {
      expected = after(expected, step);
      witness.trail.begin();
      await write(client, ground, step.writes);
      await becomes(`${life.name}: ${step.name}`, witness.trail, expected, {
        step,
        patienceMs: options.patienceMs ?? 45_000,
        write: one => write(client, ground, [one]),
      });
      await options.afterStep?.(step);
    }
  } finally {
    await witness.stop();
    for (const path of life.leaves ?? []) await client.delete(path);
  }
}

/** What everything says after a step. */
function after(facts: Facts, { becomes: changes }: Step): Facts {
  const all = Object.entries({ ...facts, ...changes });
  return Object.fromEntries(
    all.filter((each): each is [string, string] => each[1] !== null),
  );
}

async function write(client: Client, ground: Ground, writes: Write[]) {
  for (const { verb, path, body } of writes) {
    const content =
      typeof body === 'function' ? body(await freshPeer(ground.peer)) : body;
    const answer = await client.send(verb, path, {
      body: content,
      ...(verb === 'PATCH' && { type: MERGE }),
    });
    assert.ok(
      answer.code < 300,
      `${verb} ${path}: ${answer.code} ${answer.text.slice(0, 500)}`,
    );
  }
}

async function becomes(
  what: string,
  trail: Trail,
  expected: Facts,
  {
    step,
    patienceMs,
    write: writeOne,
  }: {
    step: Step;
    patienceMs: number;
    write: (one: Write) => Promise<void>;
  },
) {
  const errors = () => stageErrors(step, trail, Object.keys(expected));
  const end = Date.now() + patienceMs;
  // What is the same again in the end is there before it begins: the stages tell.
  const isDone = () =>
    isDeepStrictEqual(trail.now(), expected) && errors().length === 0;
  for (let nth = 1; !isDone() && Date.now() < end; nth++) {
    if (step.nudge && nth % (NUDGE_MS / EVERY_MS) === 0) {
      await writeOne(step.nudge(nth));
    }
    await sleep(EVERY_MS);
  }
  if (step.staysForMs) await sleep(step.staysForMs);
  const named = (facts: Facts) => ({ [what]: facts });
  assert.deepEqual(named(trail.now()), named(expected));
  assert.deepEqual(errors(), [], what);
}
