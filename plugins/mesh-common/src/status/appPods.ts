import type { PodCounts } from '../contract';
import { ClusterView, PodFact } from '../facts';
import { ClusterContext, noPods, podMode, PodModeResult } from '../mode';
import { countPod } from '../mode/counts';
import { EffectiveMtls, effectiveMtls, PolicyIndex } from '../mtls';

/** A pod of an application, judged once. */
export interface AppPod {
  readonly pod: PodFact;
  readonly mode: PodModeResult;
  readonly mtls: EffectiveMtls;
}

/** Judges pods; gateways, Istio itself and what does not run are left out. */
export function appPods(
  pods: Iterable<PodFact>,
  view: ClusterView,
  ctx: ClusterContext,
  policies: PolicyIndex,
): AppPod[] {
  const judged: AppPod[] = [];
  for (const pod of pods) {
    const mode = podMode(pod, view.facts.namespaces.get(pod.namespace), ctx);
    if (!countPod(noPods(), mode)) continue;
    judged.push({ pod, mode, mtls: effectiveMtls(pod, mode, policies, ctx) });
  }
  return judged;
}

export function countAppPods(pods: Iterable<AppPod>): PodCounts {
  const counts = noPods();
  for (const { mode } of pods) countPod(counts, mode);
  return counts;
}
