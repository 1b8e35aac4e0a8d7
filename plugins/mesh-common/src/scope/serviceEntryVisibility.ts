import { NamespaceFact, Visibility } from '../facts';
import { ClusterContext, matchesSelector } from '../mode';

/**
 * Who sees the ServiceEntries of a namespace: the first policy of which every selector matches decides, one without a selector
 * matches always (Istio `pilot/pkg/model/serviceentry_visibility.go`, VisibilityFor). Sidecars go by `exportTo` instead, unless
 * `applyToSidecars` is set.
 * @param ns - the namespace; undefined: not known, then it counts as one without labels
 * @public
 */
export function serviceEntryVisibility(
  ns: NamespaceFact | undefined,
  {
    serviceEntryVisibility: config,
  }: Pick<ClusterContext, 'serviceEntryVisibility'>,
): Visibility {
  if (!config) return 'public';
  const labels = ns?.labels ?? {};
  const policy = config.policies.find(({ namespaces }) =>
    namespaces.every(selector => selector && matchesSelector(selector, labels)),
  );
  return policy?.visibility ?? config.defaultVisibility;
}
