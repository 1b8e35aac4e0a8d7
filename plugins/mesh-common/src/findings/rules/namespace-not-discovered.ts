import { namespaceSubject } from '../subjects';
import { declaredMode, matchesSelector } from '../../mode';
import { namespacesOf } from '../namespaces';
import { Rule } from '../types';

/**
 * istiod ignores what lies outside of `discoverySelectors` (Istio `pkg/kube/namespace/filter.go`): no endpoints, no policies, no
 * identity, though istio-cni and the webhooks still act on the labels.
 */
export const namespaceNotDiscovered: Rule = {
  code: 'namespace-not-discovered',
  severity: 'warning',
  *inCluster(cluster) {
    const { discoverySelectors } = cluster.ctx;
    if (!discoverySelectors.length) return;
    for (const namespace of namespacesOf(cluster)) {
      if (discoverySelectors.some(s => matchesSelector(s, namespace.labels)))
        continue;
      if (declaredMode(namespace, cluster.ctx) === 'none') continue;
      yield {
        subject: namespaceSubject(namespace.name),
        message:
          'It asks for the mesh, and discoverySelectors of the mesh config do not select it: istiod does not know what is in it.',
        nextStep:
          'Give the namespace a label that discoverySelectors select, or take its mesh label off.',
      };
    }
  },
};
