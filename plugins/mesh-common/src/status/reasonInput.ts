import type { EntityCluster, PodCounts } from '../contract';
import { ClusterView } from '../facts';
import { ClusterContext } from '../mode';
import { AppPod } from './appPods';

/** What the reasons are worked out from. */
export interface ReasonInput {
  readonly declared: EntityCluster['declared'];
  readonly counts: PodCounts;
  readonly pods: readonly AppPod[];
  readonly view: ClusterView;
  readonly ctx: ClusterContext;
}
