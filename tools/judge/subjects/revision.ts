import fc from 'fast-check';
import { labelsOf } from '../arbitraries/metadata';
import { labelledPolicies, REVISIONS } from '../arbitraries/policies';
import { facts } from '../facts';
import { isOfRevision } from '../model';
import { Manifest } from '../questions';
import { Subject } from '../subject';

/** Policies before an istiod of a revision. */
export interface RevisionCase {
  /** Empty: an istiod that was started without one. */
  readonly revision: string;
  readonly policies: readonly Manifest[];
}

const labels = labelsOf({
  'istio.io/rev': [...REVISIONS, 'stable', ''],
  app: ['web'],
});

export const revision: Subject<RevisionCase> = {
  name: 'revision',
  authority: 'config.LabelsInRevision',
  cases: fc.record({
    revision: fc.constantFrom(...REVISIONS, ''),
    policies: labelledPolicies(labels),
  }),
  manifests: judged => judged.policies,
  async compare(judged, judge) {
    const istio = await judge.ask('revision', {
      revision: judged.revision,
      labels: judged.policies.map(({ metadata }) => metadata.labels ?? {}),
    });
    return facts('peerauthentications', judged.policies).map((policy, i) => {
      const ours = isOfRevision(policy, judged.revision);
      return {
        of: `policy ${policy.namespace}/${policy.name}, revision "${judged.revision}"`,
        istio: istio[i],
        ours,
        agrees: ours === istio[i],
        kind: String(istio[i]),
      };
    });
  },
};
