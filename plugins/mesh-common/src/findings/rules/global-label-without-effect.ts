import { subjectOf } from '../subjects';
import { serviceScope } from '../../scope';
import { Rule } from '../types';

/**
 * `istio.io/global` has no meaning of its own: `serviceScopeConfigs` of the reader's mesh config gives it one (Istio `pilot/pkg/
 * serviceregistry/ambient/services.go`, matchServiceScope).
 */
export const globalLabelWithoutEffect: Rule = {
  code: 'global-label-without-effect',
  severity: 'warning',
  *inCluster(cluster) {
    if (!cluster.ctx.configKnown) return;
    for (const service of cluster.view.facts.services.values()) {
      if (service.labels['istio.io/global'] !== 'true') continue;
      const ns = cluster.view.facts.namespaces.get(service.namespace);
      if (serviceScope(service, ns, cluster.ctx) === 'global') continue;
      yield {
        subject: subjectOf('Service', service),
        message:
          'Its label istio.io/global does nothing: no entry of serviceScopeConfigs in the mesh config of this cluster selects it.',
        nextStep:
          "Add the entry that Istio's ambient profile has to meshConfig.serviceScopeConfigs.",
      };
    }
  },
};
