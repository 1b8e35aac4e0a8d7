import type { Labels, NamespaceState, WorkloadStory } from './types';

/** Namespace labels, as the team files say them. */
export const AMBIENT: Labels = { 'istio.io/dataplane-mode': 'ambient' };
export const SIDECAR: Labels = { 'istio-injection': 'enabled' };
export const useWaypoint = (name: string): Labels => ({
  'istio.io/use-waypoint': name,
});
/** The Services of these are one Service in all clusters (Istio's `serviceScopeConfigs` select the label). */
const GLOBAL: Labels = { 'istio.io/global': 'true' };

/** A Deployment with its Service. */
export function app(
  name: string,
  replicas: number,
  more: Partial<WorkloadStory> = {},
): WorkloadStory {
  return { name, replicas, ...more };
}

/** A Deployment whose Service is shared by all clusters. */
export function globalApp(
  name: string,
  replicas: number,
  more: Partial<WorkloadStory> = {},
): WorkloadStory {
  return { name, replicas, serviceLabels: GLOBAL, ...more };
}

/** A namespace that has never heard of the mesh. */
export function outside(...workloads: WorkloadStory[]): NamespaceState {
  return { workloads };
}

export function ambient(...workloads: WorkloadStory[]): NamespaceState {
  return { labels: AMBIENT, workloads };
}

export function sidecar(...workloads: WorkloadStory[]): NamespaceState {
  return { labels: SIDECAR, workloads };
}
