import { namespaceSubject } from '../subjects';
import { namespacesOf } from '../namespaces';
import { Rule } from '../types';

/**
 * A label alone captures nothing: without istio-cni and ztunnel nobody reads it.
 */
export const ambientNotInstalled: Rule = {
  code: 'ambient-not-installed',
  severity: 'error',
  *inCluster(cluster) {
    const parts = Object.values(cluster.ctx.ambient);
    if (!parts.every(part => part.installed === false)) return;
    for (const namespace of namespacesOf(cluster)) {
      if (namespace.labels['istio.io/dataplane-mode'] !== 'ambient') continue;
      yield {
        subject: namespaceSubject(namespace.name),
        message:
          'It asks for ambient, and this cluster has neither ztunnel nor an istio-cni with ambient on: its pods stay outside.',
        nextStep:
          "Install Istio's ambient profile in this cluster, or take the label off.",
      };
    }
  },
};
