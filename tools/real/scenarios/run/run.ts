import { ScenarioCluster } from '../cluster/scenarioCluster';
import { roundOf } from '../generate/round';
import { Outcome } from './outcome';
import { runRound } from './round';

/**
 * Runs scenarios, those of one round at the same time.
 * @param onRound after each round
 */
export async function runScenarios(
  cluster: ScenarioCluster,
  seeds: readonly number[],
  onRound: (outcomes: Outcome[]) => void = () => {},
): Promise<Outcome[]> {
  const all: Outcome[] = [];
  let cleaned: Promise<void> = Promise.resolve();
  for (const [number, ofRound] of rounds(seeds)) {
    const { outcomes, cleaned: next } = await runRound(
      cluster,
      number,
      ofRound,
    );
    // Of the round before: removing namespaces takes time that the next round need not wait for.
    await cleaned;
    cleaned = next;
    all.push(...outcomes);
    onRound(outcomes);
  }
  await cleaned;
  return all;
}

function rounds(seeds: readonly number[]): Map<number, number[]> {
  const byRound = new Map<number, number[]>();
  for (const seed of seeds) {
    const number = roundOf(seed);
    byRound.set(number, [...(byRound.get(number) ?? []), seed]);
  }
  return byRound;
}
