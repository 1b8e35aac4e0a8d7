import { clusterSubject } from '../subjects';
import { minorSkew } from '../../mode/versions';
import { meshClusters, pairs } from '../../world/clusters';
import { Rule } from '../types';

/**
 * Control planes of one mesh may be one minor version apart (Istio support policy).
 */
export const versionSkew: Rule = {
  code: 'version-skew',
  severity: 'warning',
  *inMesh(world) {
    for (const [a, b] of pairs(meshClusters(world))) {
      const skew = minorSkew(a.ctx.istiodVersion, b.ctx.istiodVersion);
      if (skew === null || Math.abs(skew) <= 1) continue;
      yield {
        cluster: a.name,
        subject: clusterSubject(a),
        message: `Its istiod is ${a.ctx.istiodVersion}, that of ${b.name} is ${b.ctx.istiodVersion}.`,
        nextStep:
          'Upgrade the older one: one minor version apart is supported.',
      };
    }
  },
};
