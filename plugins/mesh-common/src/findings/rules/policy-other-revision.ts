import { subjectOf } from '../subjects';
import { byPolicyName } from '../policies';
import { revisionsOf, tagsOf } from '../revisions';
import { Rule } from '../types';

/**
 * A config object with `istio.io/rev` is read by the istiod of literally that revision; tags are not resolved (Istio
 * `pkg/config/model.go`, LabelsInRevision).
 */
export const policyOtherRevision: Rule = {
  code: 'policy-other-revision',
  severity: 'warning',
  *inCluster(cluster) {
    const revisions = revisionsOf(cluster);
    if (!revisions.size) return;
    for (const policy of [...cluster.policies.all].sort(byPolicyName)) {
      const revision = policy.labels['istio.io/rev'];
      if (!revision || revisions.has(revision)) continue;
      const isTag = tagsOf(cluster).has(revision);
      yield {
        subject: subjectOf('PeerAuthentication', policy),
        message: `It is for revision ${revision}, ${
          isTag ? 'which is a tag and no revision' : 'which no istiod here has'
        }: it is ignored.`,
        nextStep:
          'Take the label istio.io/rev off, or set it to the literal revision of istiod.',
      };
    }
  },
};
