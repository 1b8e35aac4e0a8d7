import {
  ambientOutcomes,
  ClusterContext,
  policyCandidates,
  PolicyIndex,
} from '../model';
import { Answer } from '../questions';
import { isSame, OurAnswer } from './mtls';

interface World {
  readonly ctx: ClusterContext;
  readonly index: PolicyIndex;
}

/** Certain: the same answer. Uncertain: one of the outcomes; of these the model shows two, and ties can have more. */
export function agreesOutcome(
  answer: OurAnswer,
  istio: Answer<'ambient'>[number],
  world: World,
): boolean {
  const possible = answer.mtls.uncertain
    ? outcomeLists(answer, world).flat()
    : [answer.mtls];
  return possible.some(outcome => isSame(outcome, istio));
}

/** A list for each way to settle ties; in it one outcome, and more where something else is uncertain. */
export function outcomeLists({ pod }: OurAnswer, { ctx, index }: World) {
  const { revision } = ctx;
  return ambientOutcomes(
    policyCandidates(pod, 'ambient', revision, index),
    index.forRevision(revision),
    index.rootNamespace,
  );
}
