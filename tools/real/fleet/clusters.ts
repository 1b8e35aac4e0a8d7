import { clusterStory } from '../../../packages/fleet/src/story';
import { ClusterStory } from '../../../packages/fleet/src/story/types';

/** One real cluster, before it runs: as the story tells it, with what only a real one needs. */
export interface ClusterPlan {
  story: ClusterStory;
  /** Of ClusterIPs, in CIDR notation; one range per cluster, so that an address tells its cluster. */
  serviceRange: string;
}

/** The two ambient clusters of the story. */
export const realClusters: ClusterPlan[] = [
  { story: clusterStory('prod-eu-1'), serviceRange: '10.11.0.0/16' },
  { story: clusterStory('prod-us-1'), serviceRange: '10.12.0.0/16' },
];
