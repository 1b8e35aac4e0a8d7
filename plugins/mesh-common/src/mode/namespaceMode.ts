import type { DataPlaneMode, PodCounts } from '../contract';
import { NamespaceFact, PodFact, StringMap } from '../facts';
import { isSelected } from './capture';
import type { ClusterContext } from './clusterContext';
import { countPod, noPods, observedMode } from './counts';
import { meetsWebhook } from './injection';
import { podMode } from './podMode';

/** What the labels of a namespace ask for. @public */
export type DeclaredMode = 'ambient' | 'sidecar' | 'none' | 'conflict';

/** @public */
export interface NamespaceMode {
  readonly declared: DeclaredMode;
  readonly observed: DataPlaneMode;
  readonly counts: PodCounts;
  /** istio-cni leaves this namespace alone. */
  readonly excluded: boolean;
}

const NO_LABELS: StringMap = {};

/**
 * Asked for ambient: its label, or whatever the selectors of istio-cni take of a pod without labels. Asked for a sidecar:
 * `istio-injection=enabled`, or whatever an injector takes of such a pod. Both at once is a conflict: new pods get a
 * sidecar (Istio `istioctl/pkg/util/ambient/util.go`, InAmbient; `istioctl analyze` says IST0123).
 * @public
 */
export function declaredMode(
  ns: NamespaceFact,
  ctx: ClusterContext,
): DeclaredMode {
  const { labels } = ns;
  const ambient =
    labels['istio.io/dataplane-mode'] === 'ambient' ||
    isSelected(NO_LABELS, labels, ctx.enablement);
  const sidecar =
    labels['istio-injection'] === 'enabled' ||
    meetsWebhook(NO_LABELS, labels, ctx.webhooks);
  if (ambient && sidecar) return 'conflict';
  if (sidecar) return 'sidecar';
  return ambient ? 'ambient' : 'none';
}

/**
 * Declared and observed: they differ rightly after a label has changed, so both are shown.
 * @param pods - the pods of this namespace
 * @public
 */
export function namespaceMode(
  ns: NamespaceFact,
  pods: Iterable<PodFact>,
  ctx: ClusterContext,
): NamespaceMode {
  const counts = noPods();
  for (const pod of pods) countPod(counts, podMode(pod, ns, ctx));
  return {
    declared: declaredMode(ns, ctx),
    observed: observedMode(counts),
    counts,
    excluded: ctx.excludeNamespaces.has(ns.name),
  };
}
