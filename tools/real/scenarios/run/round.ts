import { analyze } from '../cluster/analyze';
import { applyWave } from '../cluster/apply';
import { removeNamespaces, removeShared } from '../cluster/cleanUp';
import { exportOf } from '../cluster/export';
import { ScenarioCluster } from '../cluster/scenarioCluster';
import { Picture, standStill } from '../cluster/standStill';
import { AnalyzeMessage } from '../../analyze/differences';
import { analyzeDifferences, namespaceOf } from '../compare/analyze';
import { inspected } from '../compare/report';
import { istiodAnswer } from '../answer/istiodAnswer';
import { refOf } from '../generate/manifest';
import { round as roundOfNumber, Round } from '../generate/round';
import { Scenario, scenarioOf } from '../generate/scenario';
import { together } from '../generate/wave';
import { Recorded } from '../store/recorded';
import { judge } from './judge';
import { Outcome } from './outcome';
import { touchPolicies } from './touch';

/**
 * Runs some scenarios of one round at the same time.
 * @param before when the namespaces of the round before are gone: they may still go while the first wave is applied
 * @returns their outcomes and, as `cleaned`, when their namespaces are gone
 */
export async function runRound(
  cluster: ScenarioCluster,
  number: number,
  seeds: readonly number[],
  before: Promise<void>,
): Promise<{ outcomes: Outcome[]; cleaned: Promise<void> }> {
  const round = roundOfNumber(number);
  const scenarios = seeds.map(seed => scenarioOf(seed, round.rootNamespace));
  const namespaces = scenarios.flatMap(scenario => scenario.namespaces);
  await cluster.useMeshConfig(round.meshConfig);
  try {
    const judged = await play(cluster, round, scenarios, before);
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
  before: Promise<void>,
): Promise<Outcome[]> {
  const namespaces = scenarios.flatMap(scenario => scenario.namespaces);
  const stand = () => standStill(cluster, namespaces, round.rootNamespace);
  const started = Date.now();
  const refused: string[] = [];
  const pictures: Picture[] = [];
  for (const wave of together([
    round.waves,
    ...scenarios.map(one => one.waves),
  ])) {
    refused.push(...(await applyWave(cluster.client, wave)));
    await before;
    pictures.push(await stand());
  }
  const last = pictures[pictures.length - 1];
  const messages = await analyze(cluster);
  // Analyzers look across namespaces, so the whole cluster is compared at once.
  const analyzed = analyzeDifferences(
    inspected(last.objects).report,
    messages,
    namespaces,
  );
  await applyWave(cluster.client, touchPolicies(last.objects, namespaces));
  const touched = await stand();
  const seconds = (Date.now() - started) / 1000 / scenarios.length;
  return scenarios.map(scenario => ({
    ...judge(scenario, round, {
      first: pictures[0],
      recorded: record(last, scenario, round, messages),
      touched: record(touched, scenario, round, messages),
      analyzed: analyzed.filter(isOf(scenario, round)),
      refused: refused.filter(isOf(scenario, round)),
    }),
    seconds,
  }));
}

/** Sentences about an object in a namespace of the scenario, or in the one that all share. */
const isOf =
  ({ namespaces }: Scenario, { rootNamespace }: Round) =>
  (sentence: string) =>
    [...namespaces, rootNamespace].some(name =>
      new RegExp(`^\\w+ ${name}(/|:)`).test(sentence),
    );

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
    analyze: messages.filter(({ origin = '' }) =>
      namespaces.includes(namespaceOf(origin)),
    ),
  };
}
