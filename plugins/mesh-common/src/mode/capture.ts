import { EnablementSelector, PodFact, StringMap } from '../facts';
import type { ClusterContext } from './clusterContext';
import { matchesSelector } from './selector';

/** Whether istio-cni selects a pod with these labels (Istio `cni/pkg/util/enablement_selector.go`, Matches). */
export function isSelected(
  podLabels: StringMap,
  namespaceLabels: StringMap,
  enablement: readonly EnablementSelector[],
): boolean {
  return enablement.some(
    pair =>
      matchesSelector(pair.namespaceSelector, namespaceLabels) &&
      matchesSelector(pair.podSelector, podLabels),
  );
}

/** Why istio-cni takes a pod, or does not. @public */
export type Capture =
  | 'selected'
  | 'host-network'
  | 'has-sidecar'
  | 'namespace-excluded'
  | 'opted-out'
  | 'not-selected';

/**
 * The decision of istio-cni, for new pods and for running ones alike. Order as in the source: host network, sidecar,
 * selectors; the excluded namespaces come first there, but a pod that nothing selects is not worth the word "excluded".
 * @public
 */
export function capture(
  pod: PodFact,
  namespaceLabels: StringMap,
  ctx: ClusterContext,
): Capture {
  if (pod.hostNetwork) return 'host-network';
  if (pod.injected) return 'has-sidecar';
  if (!isSelected(pod.labels, namespaceLabels, ctx.enablement)) {
    return optedOut(pod, namespaceLabels, ctx) ? 'opted-out' : 'not-selected';
  }
  return ctx.excludeNamespaces.has(pod.namespace)
    ? 'namespace-excluded'
    : 'selected';
}

const MODE = 'istio.io/dataplane-mode';
const NO_LABELS: StringMap = {};

/** Says `none` itself, where its namespace would take it. */
function optedOut(
  pod: PodFact,
  namespaceLabels: StringMap,
  ctx: ClusterContext,
): boolean {
  return (
    pod.labels[MODE] === 'none' &&
    isSelected(NO_LABELS, namespaceLabels, ctx.enablement)
  );
}
