import { someOf, subjectOf } from '../subjects';
import { analyzed } from '../analyzer/objects';
import { Rule } from '../types';

/**
 * Whoever may write a RequestAuthentication lets istiod fetch any URL it can reach (Istio `pkg/config/analysis/analyzers/authn/
 * blockedcidrs.go`).
 */
export const jwksFetchUnrestricted: Rule = {
  code: 'jwks-fetch-unrestricted',
  severity: 'warning',
  istio: 'IST0175',
  *inCluster(cluster) {
    const { details, facts } = analyzed(cluster);
    const authentications = details('requestauthentications');
    if (!authentications.length) return;
    for (const deployment of facts('deployments')) {
      if (deployment.labels.app !== 'istiod') continue;
      if (deployment.restrictsJwksFetches) continue;
      yield {
        subject: subjectOf('Deployment', deployment),
        message: `It fetches keys from whatever a RequestAuthentication names (there are ${
          authentications.length
        }: ${someOf(
          authentications.map(a => `${a.namespace}/${a.name}`),
        )}), addresses inside the cluster too.`,
        nextStep:
          'Set BLOCKED_CIDRS_IN_JWKS_URIS in the environment of istiod to the networks it must not fetch from.',
      };
    }
  },
};
