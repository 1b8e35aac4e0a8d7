import fc from 'fast-check';
import { Judge } from '../questions';
import { ambient } from './ambient';
import { outcomeLists } from './ambientOutcomes';
import { asWorkload, isSame, MtlsCase, OurAnswer, ourAnswers } from './mtls';

/** Each outcome of a tie comes up in a share of the answers that is not small. */
const MOST_QUESTIONS = 500;

/**
 * Asks Istio about ties, and nothing else that is uncertain, again and again, until it has given every answer that the model says is possible: being uncertain
 * must not be a way to be right.
 * @returns how many ties there were, and how many answers these had together
 * @throws where an outcome never comes up
 */
export async function openTies(
  judge: Judge,
  options: { readonly seed: number; readonly ties: number },
): Promise<{ ties: number; answers: number }> {
  let [ties, answers] = [0, 0];
  for (const judged of meshes(options.seed)) {
    const { answers: ours, ...world } = ourAnswers(judged);
    for (const answer of ours) {
      const lists = outcomeLists(answer, world).map(distinct);
      if (!isTie(answer) || lists.some(list => list.length > 1)) continue;
      const wanted = distinct(lists.flat());
      await hearAll(judged, answer, wanted, judge);
      ties++;
      answers += wanted.length;
      if (ties === options.ties) return { ties, answers };
    }
  }
  return { ties, answers };
}

function meshes(seed: number): MtlsCase[] {
  return fc.sample(ambient.cases, { seed, numRuns: 2000 });
}

const isTie = ({ mtls }: OurAnswer) => mtls.reason === 'tied-policies';

type Outcome = ReturnType<typeof outcomeLists>[number][number];

async function hearAll(
  { controlPlane, policies }: MtlsCase,
  { manifest }: OurAnswer,
  wanted: readonly Outcome[],
  judge: Judge,
): Promise<void> {
  let open = wanted;
  for (let asked = 0; asked < MOST_QUESTIONS && open.length; asked++) {
    const { rootNamespace, revision } = controlPlane;
    const workloads = [asWorkload(manifest)];
    const question = { rootNamespace, revision, policies, workloads };
    const [istio] = await judge.ask('ambient', question);
    open = open.filter(outcome => !isSame(outcome, istio));
  }
  if (!open.length) return;
  throw new Error(
    `Istio never answers ${JSON.stringify(open)} for ${JSON.stringify(
      manifest.metadata,
    )} under ${JSON.stringify(policies)}`,
  );
}

function distinct(outcomes: readonly Outcome[]): Outcome[] {
  return outcomes.filter(
    (one, i) => outcomes.findIndex(other => isSame(one, other)) === i,
  );
}
