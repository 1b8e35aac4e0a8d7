import { analyze } from '../cluster/analyze';
import { applyWave } from '../cluster/apply';
import { removeNamespaces, removeShared } from '../cluster/cleanUp';
import { exportOf } from '../cluster/export';
import { ScenarioCluster } from '../cluster/scenarioCluster';
import { Picture, standStill } from '../cluster/standStill';
import { AnalyzeMessage } from '../compare/analyze';
import { differences, uncertainPods } from '../compare/differences';
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
  const stand = () => standStill(cluster, namespaces, round.rootNamespace);
  const started = Date.now();
  const refused: string[] = [];
  const pictures: Picture[] = [];
  for (const wave of together([
    round.waves,
    ...scenarios.map(one => one.waves),
  ])) {
    refused.push(...(await applyWave(cluster.client, wave)));
    pictures.push(await stand());
  }
  const last = pictures[pictures.length - 1];
  const messages = await analyze(cluster);
  await applyWave(cluster.client, touchPolicies(last.objects, namespaces));
  const touched = await stand();
  const seconds = (Date.now() - started) / 1000 / scenarios.length;
  return scenarios.map(scenario => ({
    ...judge(scenario, round, {
      first: pictures[0],
      recorded: record(last, scenario, round, messages),
      touched: record(touched, scenario, round, messages),
      refused: refused.filter(isOf(scenario, round)),
    }),
    seconds,
  }));
}

/** Sentences about an object in a namespace of the scenario, or in the one that all share. */
const isOf =
  ({ namespaces }: Scenario, { rootNamespace }: Round) =>
  (sentence: string) =>
    [...namespaces, rootNamespace].some(name => sentence.includes(` ${name}/`));

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

interface Seen {
  /** After the first wave: pods are as the injector made them. */
  first: Picture;
  recorded: Recorded;
  /** After all policies for workloads were written again. */
  touched: Recorded;
  refused: string[];
}

function judge(
  scenario: Scenario,
  round: Round,
  { first, recorded, touched, refused }: Seen,
): Omit<Outcome, 'seconds'> {
  const { seed, namespaces } = scenario;
  const waves = [...scenario.waves, ...round.waves];
  const deleted = deletedParents(waves, round.rootNamespace);
  const found = differences(recorded);
  const explained = found.filter(one => isOfDeletedParent(one, deleted));
  const workloads = scenario.waves[0].apply.filter(({ kind }) =>
    WORKLOADS.includes(kind),
  );
  const { items } = exportOf(first.objects, namespaces);
  return {
    seed,
    recorded,
    waves,
    explained,
    uncertain: uncertainPods(recorded),
    differences: [
      ...refused,
      ...found.filter(one => !explained.includes(one)),
      ...differences(touched).map(one => `after a touch: ${one}`),
      ...injectionDifferences(items, workloads),
    ],
  };
}

const WORKLOADS = ['Deployment', 'StatefulSet', 'Job', 'Pod'];
