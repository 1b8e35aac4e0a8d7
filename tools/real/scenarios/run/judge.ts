import { exportOf } from '../cluster/export';
import { Picture } from '../cluster/standStill';
import { differences, uncertainPods } from '../compare/differences';
import { injectionDifferences } from '../compare/injection';
import { Round } from '../generate/round';
import { Scenario } from '../generate/scenario';
import { Recorded } from '../store/recorded';
import { deletedParents, isOfDeletedParent } from './deletedParents';
import { Outcome } from './outcome';

/** What was seen of a scenario. */
export interface Seen {
  /** After the first wave: pods are as the injector made them. */
  first: Picture;
  recorded: Recorded;
  /** After all policies for workloads were written again. */
  touched: Recorded;
  /** Where our findings and Istio's analyzers differ. */
  analyzed: string[];
  refused: string[];
}

/** Where the model and the real parts disagree about a scenario. */
export function judge(
  scenario: Scenario,
  round: Round,
  { first, recorded, touched, analyzed, refused }: Seen,
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
      ...analyzed,
      ...found.filter(one => !explained.includes(one)),
      ...differences(touched).map(one => `after a touch: ${one}`),
      ...injectionDifferences(items, workloads),
    ],
  };
}

const WORKLOADS = ['Deployment', 'StatefulSet', 'Job', 'Pod'];
