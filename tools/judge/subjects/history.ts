import fc from 'fast-check';
import { controlPlane } from '../arbitraries/controlPlane';
import { policyHistories } from '../arbitraries/policyHistories';
import { Manifest } from '../questions';
import { Subject } from '../subject';
import { capturedPods } from './ambient';
import { agreesOutcome } from './ambientOutcomes';
import {
  asWorkload,
  compared,
  MtlsCase,
  mtlsManifests,
  NAMESPACES,
  ourAnswers,
} from './mtls';

/** A cluster that came to be by these writes; the model only sees what is there at the end. */
interface HistoryCase extends MtlsCase {
  readonly writes: readonly Manifest[];
}

export const history: Subject<HistoryCase> = {
  name: 'history',
  authority:
    'ambient.PolicyCollections, one write after another, and Builder.WorkloadsCollection',
  cases: fc
    .record({
      controlPlane,
      history: policyHistories(NAMESPACES),
      pods: capturedPods,
    })
    .map(({ history: made, ...rest }) => ({ ...rest, ...made })),
  manifests: judged => mtlsManifests(judged, judged.writes),
  async compare(judged, judge) {
    const ours = ourAnswers(judged);
    const istio = await judge.ask('history', {
      rootNamespace: judged.controlPlane.rootNamespace,
      revision: ours.ctx.revision,
      writes: judged.writes,
      workloads: judged.pods.map(asWorkload),
    });
    return ours.answers.map((answer, i) =>
      compared(answer, istio[i], agreesOutcome(answer, istio[i], ours)),
    );
  },
};
