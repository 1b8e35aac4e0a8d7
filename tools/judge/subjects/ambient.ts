import fc from 'fast-check';
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
    const { ctx, answers } = ourAnswers(judged);
    const istio = await judge.ask('ambient', {
      rootNamespace: judged.controlPlane.rootNamespace,
      revision: ctx.revision,
      policies: judged.policies,
      workloads: judged.pods.map(asWorkload),
    });
    return answers.map((answer, i) => {
      const { mtls } = answer;
      const outcomes = mtls.alternative ? [mtls, mtls.alternative] : [mtls];
      const agrees = outcomes.some(outcome => isSame(outcome, istio[i]));
      return compared(answer, istio[i], agrees);
    });
  },
};
