import { subjectOf } from '../subjects';
import { isAmbient } from '../../world/clusters';
import { servicesByName } from '../../world/services';
import { Rule } from '../types';

/**
 * A remote Service is merged only where the local one is global too, by the mesh config of the reader (Istio `pilot/pkg/
 * serviceregistry/ambient/services.go`): clusters can disagree.
 */
export const scopeDiffers: Rule = {
  code: 'scope-differs',
  severity: 'error',
  *inMesh(world) {
    for (const copies of servicesByName(world)) {
      const global = copies.filter(copy => copy.scope === 'global');
      if (!global.length || global.length === copies.length) continue;
      for (const { cluster, service, scope } of copies) {
        if (scope === 'global' || !isAmbient(cluster)) continue;
        yield {
          cluster: cluster.name,
          subject: subjectOf('Service', service),
          message: `It is local here and global in ${global
            .map(c => c.cluster.name)
            .join(', ')}: callers here see the pods of this cluster only.`,
          nextStep:
            'Label the Service istio.io/global=true in every cluster, or in none.',
        };
      }
    }
  },
};
