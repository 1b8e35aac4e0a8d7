import { clusterSubject } from '../subjects';
import { isAmbient, meshClusters, pairs } from '../../world/clusters';
import { Rule } from '../types';

/**
 * In ambient each istiod builds the identities of remote workloads with its own trust domain (Istio `pilot/pkg/serviceregistry/
 * ambient/multicluster.go`), and ztunnel knows no aliases.
 */
export const trustDomainDiffers: Rule = {
  code: 'trust-domain-differs',
  severity: 'error',
  *inMesh(world) {
    for (const [a, b] of pairs(meshClusters(world))) {
      const [here, there] = [a.ctx.trustDomain, b.ctx.trustDomain];
      if (!here || !there || here === there) continue;
      const aliased =
        a.ctx.trustDomainAliases.includes(there) &&
        b.ctx.trustDomainAliases.includes(here);
      yield {
        cluster: a.name,
        subject: clusterSubject(a),
        severity: aliased && !isAmbient(a) && !isAmbient(b) ? 'info' : 'error',
        message: `Its trust domain is ${here}, that of ${b.name} is ${there}${
          aliased
            ? '; they are aliases of each other, which ztunnel does not know'
            : ''
        }.`,
        nextStep: 'Use one trust domain for the mesh.',
      };
    }
  },
};
