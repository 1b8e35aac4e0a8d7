import { clusterSubject } from '../subjects';
import { meshClusters, pairs } from '../../world/clusters';
import { Rule } from '../types';

/**
 * Mesh-wide policies are those of the root namespace, and each istiod reads those of its own cluster only.
 */
export const rootNamespaceDiffers: Rule = {
  code: 'root-namespace-differs',
  severity: 'warning',
  *inMesh(world) {
    for (const [a, b] of pairs(meshClusters(world))) {
      if (!a.ctx.configKnown || !b.ctx.configKnown) continue;
      if (a.ctx.rootNamespace === b.ctx.rootNamespace) continue;
      yield {
        cluster: a.name,
        subject: clusterSubject(a),
        message: `Its root namespace is ${a.ctx.rootNamespace}, that of ${b.name} is ${b.ctx.rootNamespace}.`,
        nextStep:
          'Use one root namespace, or keep the policies of each cluster apart.',
      };
    }
  },
};
