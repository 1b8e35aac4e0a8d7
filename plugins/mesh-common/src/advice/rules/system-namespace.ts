import { NEVER_INJECTED } from '../../mode/defaults';
import { AdviceRule } from '../types';

/**
 * What runs the cluster and the mesh itself stays out of the mesh.
 */
export const systemNamespace: AdviceRule = {
  code: 'system-namespace',
  source:
    'Istio `pkg/kube/inject/inject.go` (IgnoredNamespaces), `manifests/charts/istio-cni/values.yaml` (excludeNamespaces)',
  look(place) {
    const { namespace, cluster } = place;
    if (!namespace) return [];
    const { ctx } = cluster;
    if (
      NEVER_INJECTED.has(namespace.name) ||
      ctx.systemNamespaces.has(namespace.name)
    ) {
      return [
        {
          side: 'against',
          text: 'It belongs to Kubernetes or to Istio itself.',
          leadsTo: 'stay-out',
        },
      ];
    }
    if (!ctx.excludeNamespaces.has(namespace.name)) return [];
    return [
      {
        side: 'against',
        text: 'istio-cni excludes it (excludeNamespaces).',
        leadsTo: 'stay-out',
      },
    ];
  },
};
