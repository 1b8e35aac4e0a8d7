import { subjectOf } from '../subjects';
import { policiesInZtunnel } from '../authorization';
import { countedPods } from '../workloads';
import { Rule } from '../types';

/**
 * ztunnel compares principals as they stand and knows no trust domain aliases; istiod expands them for Envoy only (Istio
 * `pilot/pkg/security/trustdomain`; not used by `pilot/pkg/serviceregistry/ambient/authorization.go`).
 */
export const aliasInZtunnelPolicy: Rule = {
  code: 'alias-in-ztunnel-policy',
  severity: 'warning',
  *inCluster(cluster) {
    const { trustDomain, trustDomainAliases } = cluster.ctx;
    const aliases = trustDomainAliases.filter(alias => alias !== trustDomain);
    if (!aliases.length) return;
    for (const { policy, pods } of policiesInZtunnel(cluster)) {
      const used = policy.rules
        .flatMap(rule => rule.from)
        .flatMap(from => [...from.principals, ...from.notPrincipals])
        .filter(p => aliases.some(alias => p.startsWith(`${alias}/`)));
      if (!used.length) continue;
      yield {
        subject: subjectOf('AuthorizationPolicy', policy),
        message: `It names ${
          used[0]
        }, of a trust domain that is an alias of ${trustDomain}. ztunnel knows no aliases, so for ${countedPods(
          pods,
        )} it does not match callers of ${trustDomain}.`,
        nextStep: `Name the principals of ${trustDomain} too.`,
      };
    }
  },
};
