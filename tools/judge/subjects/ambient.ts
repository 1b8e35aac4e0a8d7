import fc from 'fast-check';
import { Subject } from '../subject';
import { agreesOutcome } from './ambientOutcomes';
import {
  asWorkload,
  compared,
  MtlsCase,
  mtlsCases,
  mtlsManifests,
  ourAnswers,
  podsWith,
} from './mtls';

/** Pods that istio-cni and ztunnel have taken. */
export const capturedPods = podsWith(
  fc.constant({ annotations: { 'ambient.istio.io/redirection': 'enabled' } }),
);

export const ambient: Subject<MtlsCase> = {
  name: 'ambient',
  authority:
    'ambient.PolicyCollections and Builder.WorkloadsCollection, read as ztunnel reads them',
  cases: mtlsCases(capturedPods),
  manifests: judged => mtlsManifests(judged),
  async compare(judged, judge) {
    const ours = ourAnswers(judged);
    const istio = await judge.ask('ambient', {
      rootNamespace: judged.controlPlane.rootNamespace,
      revision: ours.ctx.revision,
      policies: judged.policies,
      workloads: judged.pods.map(asWorkload),
    });
    return ours.answers.map((answer, i) =>
      compared(answer, istio[i], agreesOutcome(answer, istio[i], ours)),
    );
  },
};
