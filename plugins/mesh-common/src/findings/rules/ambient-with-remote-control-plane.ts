import { Rule } from '../types';

/**
 * Ambient with a control plane elsewhere (primary-remote, external) is documented as unsupported (istio.io, ambient multi-cluster;
 * true for Istio 1.31 and before).
 */
export const ambientWithRemoteControlPlane: Rule = {
  code: 'ambient-with-remote-control-plane',
  severity: 'warning',
  *inCluster(cluster) {
    if (cluster.ctx.istiod || !cluster.view.facts.injectors.size) return;
    if (!cluster.ctx.ambient.dataPlane.installed) return;
    yield {
      subject: { kind: 'Cluster', name: cluster.name },
      message:
        'ztunnel runs here, and the istiod that serves it is in another cluster.',
      nextStep:
        'Install an istiod here (multi-primary), or keep this cluster on sidecars.',
    };
  },
};
