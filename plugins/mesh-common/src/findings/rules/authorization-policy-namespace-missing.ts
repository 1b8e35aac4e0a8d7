import { subjectOf } from '../subjects';
import { analyzed, areKnown } from '../analyzer/objects';
import { Rule } from '../types';

/** A rule names a namespace that there is none of (Istio `pkg/config/analysis/analyzers/authz`). */
export const authorizationPolicyNamespaceMissing: Rule = {
  code: 'authorization-policy-namespace-missing',
  severity: 'warning',
  istio: 'IST0101',
  *inCluster(cluster) {
    if (!areKnown(cluster, 'namespaces')) return;
    const { details, namespaces } = analyzed(cluster);
    const names = [...namespaces.keys()];
    for (const policy of details('authorizationpolicies')) {
      const named = policy.rules
        .flatMap(rule => rule.from)
        .flatMap(from => [...from.namespaces, ...from.notNamespaces]);
      for (const pattern of new Set(named)) {
        if (names.some(name => matches(name, pattern))) continue;
        yield {
          subject: subjectOf('AuthorizationPolicy', policy),
          message: `A rule names the namespace ${pattern}, and there is none of that name here.`,
          nextStep:
            'Correct the name. Where it is meant for a namespace of another cluster of the mesh, leave it.',
        };
      }
    }
  },
};

/** `*` stands for any text, at one end; upper and lower case are the same only without it. */
function matches(name: string, pattern: string): boolean {
  if (pattern === '*') return true;
  if (pattern.startsWith('*')) return name.endsWith(pattern.slice(1));
  if (pattern.endsWith('*')) return name.startsWith(pattern.slice(0, -1));
  return name.toLowerCase() === pattern.toLowerCase();
}
