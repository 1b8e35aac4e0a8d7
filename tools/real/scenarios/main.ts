import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { requireBinaries } from '../binaries';
import { startScenarioCluster } from './cluster/scenarioCluster';
import { readOptions } from './run/options';
import { Outcome } from './run/outcome';
import { runScenarios } from './run/run';
import { table } from './run/table';
import { writeScenario } from './store/scenarioFolder';

const folder = join(__dirname, '..', '..', '..', '.cache', 'scenarios');

/** `npm run scenarios`: random meshes on a real control plane, compared with the model. */
async function main(): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => process.exit(130));
  }
  const { seeds, keep } = readOptions(process.argv.slice(2));
  const clusterFolder = join(folder, 'cluster');
  rmSync(clusterFolder, { recursive: true, force: true });
  const cluster = await startScenarioCluster(requireBinaries(), clusterFolder);
  console.log('Control plane ready.');
  let done = 0;
  const outcomes = await Promise.race([
    runScenarios(cluster, seeds, some => {
      done += some.length;
      for (const outcome of some) tell(outcome, keep);
      console.log(`${done} of ${seeds.length}`);
    }),
    cluster.died.then(error => Promise.reject(error)),
  ]);
  await cluster.stop();
  console.log(`\n${table(outcomes)}`);
  process.exit(outcomes.some(one => one.differences.length) ? 1 : 0);
}

function tell(outcome: Outcome, keep: boolean): void {
  const { seed, differences } = outcome;
  if (!differences.length && !keep) return;
  const where = writeScenario(folder, outcome);
  if (!differences.length) return;
  console.log(`\nSeed ${seed}, see ${where}:`);
  for (const difference of differences) console.log(`  ${difference}`);
}

main().catch(error => {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  process.exit(1);
});
