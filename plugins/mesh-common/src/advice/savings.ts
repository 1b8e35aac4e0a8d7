import type { Advice } from '../inspect/report';
import type { InspectedPod } from '../world';

/** CPU in thousandths of a core, memory in bytes. */
export interface Requests {
  readonly cpu: number;
  readonly memory: number;
}

/** A waypoint as it is generated (Istio `manifests/charts/istio-control/istio-discovery/values.yaml`, global.waypoint.resources). */
const WAYPOINT: Requests = { cpu: 100, memory: 128 * 2 ** 20 };

/**
 * What the sidecars of live pods request, exactly; less the waypoint that is needed in their place. What ztunnel takes on
 * every node is there already and is not counted.
 */
export function savings(
  pods: readonly InspectedPod[],
  waypoints: number,
): Requests {
  let cpu = 0;
  let memory = 0;
  for (const { pod, mode } of pods) {
    if (mode.mode !== 'sidecar' || !pod.proxy) continue;
    cpu += pod.proxy.cpu;
    memory += pod.proxy.memory;
  }
  return {
    cpu: cpu - waypoints * WAYPOINT.cpu,
    memory: memory - waypoints * WAYPOINT.memory,
  };
}

export const NOTHING: Requests = { cpu: 0, memory: 0 };

/** As Kubernetes writes quantities. */
export function quantities({ cpu, memory }: Requests): Advice['saves'] {
  return { cpu: cpuQuantity(cpu), memory: memoryQuantity(memory) };
}

function cpuQuantity(millicores: number): string {
  return millicores % 1000 === 0 ? `${millicores / 1000}` : `${millicores}m`;
}

const UNITS = [
  ['Gi', 2 ** 30],
  ['Mi', 2 ** 20],
  ['Ki', 2 ** 10],
] as const;

/** The largest unit that loses nothing: the sum is exact. */
function memoryQuantity(bytes: number): string {
  if (bytes === 0) return '0';
  const unit = UNITS.find(([, size]) => bytes % size === 0);
  return unit ? `${bytes / unit[1]}${unit[0]}` : `${bytes}`;
}
