import { clusterSubject } from '../subjects';
import { meshClusters, pairs } from '../../world/clusters';
import { Rule } from '../types';

/**
 * Workloads of two clusters trust each other where their roots have a certificate in common. Compared are sets of fingerprints,
 * because a bundle grows during a rotation.
 */
export const rootNotShared: Rule = {
  code: 'root-not-shared',
  severity: 'error',
  *inMesh(world) {
    for (const [a, b] of pairs(meshClusters(world))) {
      const [rootsA, rootsB] = [a.ctx.rootFingerprints, b.ctx.rootFingerprints];
      if (!rootsA?.length || !rootsB?.length) continue;
      if (rootsA.some(root => rootsB.includes(root))) continue;
      yield {
        cluster: a.name,
        subject: clusterSubject(a),
        message: `Its workloads trust other roots than those of ${b.name}: mTLS between them fails.`,
        nextStep:
          'Give both istiods intermediates of one root (Secret cacerts). Every workload certificate is issued anew then.',
      };
    }
  },
};
