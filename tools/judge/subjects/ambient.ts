import fc from 'fast-check';
import {
  ambientOutcomes,
  ClusterContext,
  PodFact,
  policyCandidates,
  PolicyIndex,
} from '../model';
import { Subject } from '../subject';
import {
  asWorkload,
  compared,
  isSame,
  MtlsCase,
  mtlsCases,
  mtlsManifests,
  ourAnswers,
} from './mtls';

const captured = fc.constant({
  annotations: { 'ambient.istio.io/redirection': 'enabled' },
});

export const ambient: Subject<MtlsCase> = {
  name: 'ambient',
  authority:
    'ambient.PolicyCollections and Builder.WorkloadsCollection, read as ztunnel reads them',
  cases: mtlsCases(captured),
  manifests: mtlsManifests,
  async compare(judged, judge) {
    const { ctx, index, answers } = ourAnswers(judged);
    const istio = await judge.ask('ambient', {
      rootNamespace: judged.controlPlane.rootNamespace,
      revision: ctx.revision,
      policies: judged.policies,
      workloads: judged.pods.map(asWorkload),
    });
    return answers.map((answer, i) => {
      const possible = answer.mtls.uncertain
        ? allOutcomes(answer.pod, ctx, index)
        : [answer.mtls];
      const agrees = possible.some(outcome => isSame(outcome, istio[i]));
      return compared(answer, istio[i], agrees);
    });
  },
};

/** Where the model is uncertain it shows two outcomes; ties can have more. */
function allOutcomes(pod: PodFact, ctx: ClusterContext, index: PolicyIndex) {
  return ambientOutcomes(
    policyCandidates(pod, 'ambient', ctx.revision, index),
    index.forRevision(ctx.revision),
    index.rootNamespace,
  ).flat();
}
