import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { requireBinaries } from '../binaries';
import {
  ScenarioCluster,
  startScenarioCluster,
} from '../scenarios/cluster/scenarioCluster';
import { ROUND_SIZE, roundOf } from '../scenarios/generate/round';
import { heard } from '../scenarios/run/heard';
import { Outcome } from '../scenarios/run/outcome';
import { runScenarios } from '../scenarios/run/run';
import { table } from '../scenarios/run/table';
import { writeScenario } from '../scenarios/store/scenarioFolder';

const cache = join(__dirname, '..', '..', '..', '.cache', 'scenarios');
const folder = join(cache, 'test');

/** Five rounds; two of them with another root namespace. */
const seeds = Array.from({ length: 5 * ROUND_SIZE }, (_, i) => i);

let cluster: ScenarioCluster | undefined;
const outcomes = new Map<number, Outcome>();

/** A scenario is judged when its round has run; rounds run one after the other, each once. */
async function outcomeOf(seed: number): Promise<Outcome> {
  const known = outcomes.get(seed);
  if (known) return known;
  assert.ok(cluster, 'its control plane did not start');
  const ofRound = seeds.filter(other => roundOf(other) === roundOf(seed));
  for (const outcome of await runScenarios(cluster, ofRound)) {
    outcomes.set(outcome.seed, outcome);
  }
  return outcomes.get(seed)!;
}

describe('random meshes on a live control plane', () => {
  before(async () => {
    rmSync(folder, { recursive: true, force: true });
    cluster = await startScenarioCluster(requireBinaries(), folder);
  });
  after(() => cluster?.stop());

  for (const seed of seeds) {
    test(`seed ${seed}: istiod says what the model says`, async () => {
      const outcome = await outcomeOf(seed);
      const { differences } = outcome;
      const kept = differences.length ? writeScenario(cache, outcome) : '';
      assert.deepEqual(differences, [], `everything of it is in ${kept}`);
    });
  }

  test('everything that matters was among them', () => {
    const all = [...outcomes.values()];
    assert.equal(all.length, seeds.length);
    console.log(table(all));
    assert.deepEqual(heard(all).missing, []);
  });
});
