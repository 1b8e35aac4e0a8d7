import { analyze } from '../cluster/analyze';
import { applyWave } from '../cluster/apply';
import { removeNamespaces, removeShared } from '../cluster/cleanUp';
import { exportOf } from '../cluster/export';
import { ScenarioCluster } from '../cluster/scenarioCluster';
import { Picture, standStill } from '../cluster/standStill';
import { AnalyzeMessage } from '../compare/analyze';
import { differences } from '../compare/differences';
import { injectionDifferences } from '../compare/injection';
import { istiodAnswer } from '../answer/istiodAnswer';
import { refOf } from '../generate/manifest';
import { round as roundOfNumber, Round } from '../generate/round';
import { Scenario, scenarioOf } from '../generate/scenario';
import { together } from '../generate/wave';
import { Recorded } from '../store/recorded';
import { deletedParents, isOfDeletedParent } from './deletedParents';
import { Outcome } from './outcome';
import { touchPolicies } from './touch';

/**
 * Runs some scenarios of one round at the same time.
 * @returns their outcomes and, as `cleaned`, when their namespaces are gone
 */
export async function runRound(
  cluster: ScenarioCluster,
  number: number,
  seeds: readonly number[],
): Promise<{ outcomes: Outcome[]; cleaned: Promise<void> }> {
  const round = roundOfNumber(number);
  const scenarios = seeds.map(seed => scenarioOf(seed, round.rootNamespace));
  const namespaces = scenarios.flatMap(scenario => scenario.namespaces);
  await cluster.useRootNamespace(round.rootNamespace);
  try {
    const judged = await play(cluster, round, scenarios);
    return {
      outcomes: judged,
      cleaned: removeNamespaces(cluster.client, namespaces),
    };
  } finally {
    const shared = round.waves.flatMap(wave => wave.apply.map(refOf));
    await removeShared(cluster.client, shared);
  }
}

async function play(
  cluster: ScenarioCluster,
  round: Round,
  scenarios: Scenario[],
): Promise<Outcome[]> {
  const namespaces = scenarios.flatMap(scenario => scenario.namespaces);
  const waves = together([round.waves, ...scenarios.map(one => one.waves)]);
  const started = Date.now();
  const pictures: Picture[] = [];
  for (const wave of waves) {
    const t = Date.now();
    await applyWave(cluster.client, wave);
    console.log('applied', wave.apply.length, Date.now() - t);
    pictures.push(await standStill(cluster, namespaces, round.rootNamespace));
  }
  console.log('still', Date.now() - started);
  const last = pictures[pictures.length - 1];
  const messages = await analyze(cluster);
  console.log('analyzed', Date.now() - started);
  await applyWave(cluster.client, touchPolicies(last.objects, namespaces));
  const touched = await standStill(cluster, namespaces, round.rootNamespace);
  console.log('touched', Date.now() - started);
  const seconds = (Date.now() - started) / 1000 / scenarios.length;
  return scenarios.map(scenario => {
    const recorded = record(last, scenario, round, messages);
    const after = record(touched, scenario, round, messages);
    return judge(scenario, round, recorded, after, pictures[0], seconds);
  });
}

function record(
  { objects, ambientz }: Picture,
  { namespaces }: Scenario,
  { rootNamespace }: Round,
  messages: AnalyzeMessage[],
): Recorded {
  const cluster = exportOf(objects, [...namespaces, rootNamespace]);
  return {
    namespaces,
    cluster,
    istiod: istiodAnswer(ambientz, cluster.items, namespaces),
    analyze: messages.filter(({ origin }) =>
      namespaces.some(name => new RegExp(`[ (]${name}(/|$)`).test(origin)),
    ),
  };
}

function judge(
  scenario: Scenario,
  round: Round,
  recorded: Recorded,
  touched: Recorded,
  first: Picture,
  seconds: number,
): Outcome {
  const waves = [...scenario.waves, ...round.waves];
  const deleted = deletedParents(waves, round.rootNamespace);
  const found = differences(recorded);
  const explained = found.filter(one => isOfDeletedParent(one, deleted));
  const workloads = scenario.waves[0].apply.filter(({ kind }) =>
    ['Deployment', 'StatefulSet', 'Job', 'Pod'].includes(kind),
  );
  const injection = injectionDifferences(
    exportOf(first.objects, scenario.namespaces).items,
    workloads,
  );
  return {
    seed: scenario.seed,
    seconds,
    recorded,
    waves,
    explained,
    differences: [
      ...found.filter(one => !explained.includes(one)),
      ...differences(touched).map(one => `after a touch: ${one}`),
      ...injection,
    ],
  };
}
