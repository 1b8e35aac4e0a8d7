import { namespaceSubject } from '../subjects';
import { declaredMode } from '../../mode';
import { namespacesOf } from '../namespaces';
import { Rule } from '../types';

/**
 * istio-cni leaves the namespaces of `excludeNamespaces` alone, whatever their labels say (Istio
 * `cni/pkg/util/enablement_selector.go` and `cni/pkg/plugin/plugin.go`; the node agent since 1.30).
 */
export const namespaceExcluded: Rule = {
  code: 'namespace-excluded',
  severity: 'warning',
  *inCluster(cluster) {
    for (const namespace of namespacesOf(cluster)) {
      if (!cluster.ctx.excludeNamespaces.has(namespace.name)) continue;
      const declared = declaredMode(namespace, cluster.ctx);
      if (declared !== 'ambient' && declared !== 'conflict') continue;
      yield {
        subject: namespaceSubject(namespace.name),
        message: `It asks for ambient, and istio-cni excludes it (EXCLUDE_NAMESPACES): none of its pods is captured.`,
        nextStep:
          'Take the label off, or take the namespace out of excludeNamespaces of istio-cni.',
      };
    }
  },
};
