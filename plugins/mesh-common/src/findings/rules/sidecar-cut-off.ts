import { subjectOf } from '../subjects';
import { isSubset } from '../../mode';
import { ServiceCopy, servicesByName } from '../../world/services';
import { Rule } from '../types';

/**
 * `AMBIENT_ENABLE_MULTI_NETWORK` applies service scope to sidecars too: remote endpoints of services that are not global vanish for
 * them (Istio `pilot/pkg/xds/endpoints/endpoint_builder.go`; istio/istio#61713).
 */
export const sidecarCutOff: Rule = {
  code: 'sidecar-cut-off',
  severity: 'error',
  *inMesh(world) {
    for (const copies of servicesByName(world)) {
      if (copies.length < 2) continue;
      for (const { cluster, service, scope } of copies) {
        if (scope === 'global' || !cluster.ctx.istiod?.multiNetwork) continue;
        if (!cluster.pods.some(pod => pod.mode.mode === 'sidecar')) continue;
        const others = copies.filter(
          copy => copy.cluster !== cluster && servesSidecars(copy),
        );
        if (!others.length || SYSTEM.has(service.namespace)) continue;
        if (service.labels[MANAGED] !== undefined) continue;
        yield {
          cluster: cluster.name,
          subject: subjectOf('Service', service),
          message: `Sidecars here no longer see its pods in ${others
            .map(c => c.cluster.name)
            .join(', ')}: multi-network is on, and the Service is not global.`,
          nextStep:
            'Label the Service istio.io/global=true in every cluster, if sidecars are to reach it everywhere.',
        };
      }
    }
  },
};
/** On what istiod makes for a Gateway. */
const MANAGED = 'gateway.istio.io/managed';

/** Istio's own and Kubernetes' own services are the same everywhere and meant to be local. */
const SYSTEM: ReadonlySet<string> = new Set([
  ...['kube-system', 'istio-system', 'default'],
]);

/** Ambient pods on another network were out of reach before already: only sidecars are lost. */
function servesSidecars({ cluster, service }: ServiceCopy): boolean {
  const { selector } = service;
  return (
    selector !== null &&
    cluster
      .podsOf(service.namespace)
      .some(
        ({ pod, mode }) =>
          mode.mode === 'sidecar' && isSubset(selector, pod.labels),
      )
  );
}
