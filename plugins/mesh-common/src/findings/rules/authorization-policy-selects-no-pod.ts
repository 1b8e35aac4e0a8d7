import { subjectOf } from '../subjects';
import { AuthorizationPolicyFact, PodFact } from '../../facts';
import type { InspectedCluster } from '../../world';
import { analyzed, areKnown } from '../analyzer/objects';
import { hasOrGetsSidecar, isAmbientPod } from '../analyzer/proxies';
import { selects, selectorText } from '../analyzer/selectors';
import { Rule } from '../types';

/**
 * No pod of the mesh is reached by an AuthorizationPolicy (Istio `pkg/config/analysis/analyzers/authz`). Odd and kept: one
 * that is attached with targetRefs is looked at as if it held for its whole namespace.
 */
export const authorizationPolicySelectsNoPod: Rule = {
  code: 'authorization-policy-selects-no-pod',
  severity: 'warning',
  istio: 'IST0127',
  *inCluster(cluster) {
    if (!areKnown(cluster, 'pods')) return;
    const { details, platform } = analyzed(cluster);
    const members = new Members(platform('pods'), cluster);
    for (const policy of details('authorizationpolicies')) {
      const isMeshWide = policy.namespace === cluster.ctx.rootNamespace;
      if (members.isReached(policy, isMeshWide)) continue;
      const selector = selectorText(policy.selector);
      const where = isMeshWide ? 'in the mesh' : 'in its namespace';
      yield {
        subject: subjectOf('AuthorizationPolicy', policy),
        message: selector
          ? `It selects ${selector}, and no pod ${where} that has a proxy or is ambient carries these labels.`
          : `No pod ${where} has a proxy or is ambient, so nothing enforces it.`,
        nextStep:
          'Compare its selector with the labels of the pods it is meant for, and see that these are in the mesh.',
      };
    }
  },
};

/** Pods of the mesh, by namespace. */
class Members {
  private readonly byNamespace = new Map<string, PodFact[]>();

  constructor(pods: readonly PodFact[], cluster: InspectedCluster) {
    for (const pod of pods) {
      if (!hasOrGetsSidecar(pod, cluster) && !isAmbientPod(pod)) continue;
      const list = this.byNamespace.get(pod.namespace);
      if (list) list.push(pod);
      else this.byNamespace.set(pod.namespace, [pod]);
    }
  }

  isReached(policy: AuthorizationPolicyFact, isMeshWide: boolean): boolean {
    const { selector, namespace } = policy;
    if (isMeshWide) {
      // Without a selector it holds for whatever will come.
      return (
        !selector ||
        [...this.byNamespace.keys()].some(ns => this.some(ns, selector))
      );
    }
    return this.some(namespace, selector);
  }

  private some(namespace: string, selector: PodFact['labels'] | null): boolean {
    const pods = this.byNamespace.get(namespace) ?? [];
    return pods.some(pod => selects(selector, pod));
  }
}
