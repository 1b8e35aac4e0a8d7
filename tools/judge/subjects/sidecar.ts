import fc from 'fast-check';
import { orAbsent } from '../arbitraries/metadata';
import { REVISIONS } from '../arbitraries/policies';
import { Judge } from '../questions';
import { Comparison, Subject } from '../subject';
import {
  asWorkload,
  compared,
  isSame,
  MtlsCase,
  mtlsCases,
  mtlsManifests,
  OurAnswer,
  ourAnswers,
  podsWith,
} from './mtls';

/** What an injector leaves on a pod; the annotation, or the status, says its revision, or neither. */
const injected = fc
  .record({
    status: fc.oneof(
      fc.constantFrom(...REVISIONS).map(revision => ({ revision })),
      fc.constantFrom({}, { revision: '' }, 'nonsense'),
    ),
    revision: orAbsent(fc.constantFrom(...REVISIONS, '')),
    proxy: fc.constantFrom('container' as const, 'init' as const),
  })
  .map(({ status, revision, proxy }) => ({
    proxy,
    annotations: {
      'sidecar.istio.io/status':
        typeof status === 'string' ? status : JSON.stringify(status),
      ...(revision !== undefined && { 'istio.io/rev': revision }),
    },
  }));

export const sidecar: Subject<MtlsCase> = {
  name: 'sidecar',
  authority:
    'authn.ComposePeerAuthentication over GetPeerAuthenticationsForWorkload',
  cases: mtlsCases(podsWith(injected)),
  manifests: judged => mtlsManifests(judged),
  async compare(judged, judge) {
    const { ctx, answers } = ourAnswers(judged);
    const revisions = new Map<string, OurAnswer[]>();
    for (const answer of answers) {
      const revision = answer.pod.revision ?? ctx.revision;
      const some = revisions.get(revision);
      if (some) some.push(answer);
      else revisions.set(revision, [answer]);
    }
    const found = await Promise.all(
      [...revisions].map(([revision, some]) =>
        ofRevision(revision, some, judged, judge),
      ),
    );
    return found.flat();
  },
};

/** Each pod is asked about where it gets its configuration: of the istiod of its revision. */
async function ofRevision(
  revision: string,
  ours: readonly OurAnswer[],
  { policies, controlPlane }: MtlsCase,
  judge: Judge,
): Promise<Comparison[]> {
  const istio = await judge.ask('sidecar', {
    rootNamespace: controlPlane.rootNamespace,
    revision,
    policies,
    workloads: ours.map(({ manifest }) => asWorkload(manifest)),
  });
  return ours.map((answer, i) =>
    compared(answer, istio[i], isSame(answer.mtls, istio[i])),
  );
}
