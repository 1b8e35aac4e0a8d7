import { NamespaceFact, ServiceFact } from '../facts';
import { ClusterContext, matchesSelector } from '../mode';

/** @public */
export type ServiceScope = 'global' | 'local';

/**
 * How far a Service is known, by the mesh config of the cluster that *reads* it: any entry with scope GLOBAL whose
 * selectors match makes it global (Istio `pilot/pkg/serviceregistry/ambient/services.go`, matchServiceScope). The label
 * `istio.io/global` means nothing where no entry selects it.
 *
 * @param ns - its namespace; undefined: not known, then istiod takes it for local
 * @public
 */
export function serviceScope(
  service: Pick<ServiceFact, 'labels'>,
  ns: NamespaceFact | undefined,
  ctx: Pick<ClusterContext, 'serviceScopes'>,
): ServiceScope {
  if (!ns) return 'local';
  const isGlobal = ctx.serviceScopes.some(
    rule =>
      rule.global &&
      matchesSelector(rule.namespaces, ns.labels) &&
      matchesSelector(rule.services, service.labels),
  );
  return isGlobal ? 'global' : 'local';
}
